package io.opengse.server.link;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.opengse.engine.Engine;
import io.opengse.engine.host.Arrival;
import io.opengse.engine.host.Held;
import io.opengse.engine.host.Hosts;
import io.opengse.engine.host.Orders;
import io.opengse.engine.host.Welcome;
import io.opengse.engine.id.HostId;
import io.opengse.engine.instance.DesiredInstance;
import io.opengse.engine.instance.Instances;
import io.opengse.protocol.link.FromServer;
import java.util.List;
import java.util.Optional;

/**
 * The writing half of one agent's stream: one virtual thread that waits for nudges, reads what the store has for its
 * host and sends what this stream has not sent yet. Only that thread writes. Must never keep a message for later: what
 * a slow or dead agent misses is read from the store again.
 */
final class AgentStream {
    private static final System.Logger LOG = System.getLogger(AgentStream.class.getName());
    private static final String SERVER_VERSION = Optional.ofNullable(
                    AgentStream.class.getPackage().getImplementationVersion())
            .orElse("development");

    private final Arrival arrival;
    private final Held held;
    private final Hosts hosts;
    private final Instances instances;
    private final ServerCallStreamObserver<FromServer> agent;
    private final Nudges nudges = new Nudges();
    private final SentOrders sent;
    private volatile boolean reported;

    /**
     * @param held a new one
     * @param sent nothing yet
     */
    AgentStream(
            Arrival arrival, Held held, Engine engine, ServerCallStreamObserver<FromServer> agent, SentOrders sent) {
        this.arrival = arrival;
        this.held = held;
        this.hosts = engine.hosts();
        this.instances = engine.instances();
        this.agent = agent;
        this.sent = sent;
    }

    HostId host() {
        return arrival.id();
    }

    Arrival arrival() {
        return arrival;
    }

    /** By which the store knows it from others of the host, here and elsewhere. */
    Held held() {
        return held;
    }

    /** A report was applied up to this number; from now on it is known what runs on the host. */
    void acknowledge(long report) {
        reported = true;
        nudges.acknowledge(report);
    }

    /** Whether a report of it was applied: until then nobody knows what still runs on its host. */
    boolean hasReported() {
        return reported;
    }

    /** Something stands for its host that it has not looked at yet. */
    boolean isBehind(Orders orders, List<DesiredInstance> desired) {
        return !sent.showed(orders, desired);
    }

    Nudges nudges() {
        return nudges;
    }

    /** Writes until the stream ends: the whole life of the one thread that may write. */
    void run(Presence presence) {
        Status status = live(presence);
        LOG.log(
                System.Logger.Level.INFO,
                "agent left host={0} status={1} why={2}",
                host(),
                status.getCode(),
                status.getDescription());
        if (status.isOk()) {
            agent.onCompleted();
        } else if (!agent.isCancelled()) {
            agent.onError(status.asRuntimeException());
        }
    }

    private Status live(Presence presence) {
        try {
            Status status = arriveAndWrite(presence);
            presence.left(this);
            return status;
        } catch (RuntimeException problem) {
            return LinkStatus.of(problem, "taking leave of host=" + host());
        }
    }

    private Status arriveAndWrite(Presence presence) {
        try {
            Optional<Welcome> welcome = presence.arrived(this);
            if (welcome.isEmpty()) {
                return Presence.takenOver(host());
            }
            LOG.log(System.Logger.Level.INFO, "agent connected host={0} address={1}", host(), arrival.address());
            send(WireOrders.welcome(welcome.get(), SERVER_VERSION, arrival.address()));
            while (true) {
                Nudges.Work work = nudges.take();
                if (work.end().isPresent()) {
                    return work.end().get();
                }
                doWork(work);
            }
        } catch (InterruptedException _) {
            return Status.UNAVAILABLE.withDescription("the server stops");
        } catch (RuntimeException problem) {
            return LinkStatus.of(problem, "serving the stream of host=" + host());
        }
    }

    private void doWork(Nudges.Work work) throws InterruptedException {
        if (work.acknowledge() >= 0) {
            send(WireOrders.acknowledgement(work.acknowledge()));
        }
        if (work.desired()) {
            sendDesired();
        }
        if (work.orders()) {
            sendOrders(!work.desired());
        }
        sendAll(work.errands());
    }

    /**
     * A nudge without a new start is rare and may mean that what should run has changed: that is looked at before an
     * end is sent, lest the agent launch the old once more. A new start goes out without any such delay.
     *
     * @param look false when that was looked at just now
     */
    private void sendOrders(boolean look) throws InterruptedException {
        Orders orders = hosts.orders(host());
        List<FromServer> starts = sent.newStarts(orders.starts());
        List<FromServer> ends = sent.newEnds(orders.ends());
        sendAll(starts);
        if (look && starts.isEmpty() || !ends.isEmpty()) {
            sendDesired();
        }
        sendAll(ends);
    }

    private void sendDesired() throws InterruptedException {
        sendAll(sent.newDesired(instances.desired(host())));
    }

    private void sendAll(List<FromServer> messages) throws InterruptedException {
        for (FromServer message : messages) {
            send(message);
        }
    }

    private void send(FromServer message) throws InterruptedException {
        if (nudges.awaitReady(agent::isReady)) {
            agent.onNext(message);
        }
    }
}
