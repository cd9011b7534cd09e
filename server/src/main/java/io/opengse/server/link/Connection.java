package io.opengse.server.link;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.opengse.engine.Engine;
import io.opengse.engine.host.Arrival;
import io.opengse.engine.host.HostReport;
import io.opengse.protocol.link.FromAgent;
import io.opengse.protocol.link.FromServer;
import io.opengse.protocol.link.Hello;
import io.opengse.protocol.link.Report;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The reading half of one agent's stream. Its methods are called one after another, each on a virtual thread: a host's
 * reports are applied in order, and an agent that sends faster than the store writes is slowed down by the transport.
 */
final class Connection implements StreamObserver<FromAgent> {
    private static final System.Logger LOG = System.getLogger(Connection.class.getName());
    private static final Status BROKEN = Status.CANCELLED.withDescription("the connection broke");

    private final AgentLinks links;
    private final Presence presence;
    private final Engine engine;
    private final LinkSpans spans;
    private final ServerCallStreamObserver<FromServer> agent;
    private final Caller caller;
    private volatile @Nullable AgentStream stream;
    private boolean refused;

    /** Who opened a stream, as far as the transport knows. */
    record Visitor(ServerCallStreamObserver<FromServer> stream, Caller caller) {}

    Connection(AgentLinks links, Presence presence, Engine engine, LinkSpans spans, Visitor visitor) {
        this.links = links;
        this.presence = presence;
        this.engine = engine;
        this.spans = spans;
        this.agent = visitor.stream();
        this.caller = visitor.caller();
        agent.setOnReadyHandler(this::ready);
        agent.setOnCancelHandler(() -> end(BROKEN));
    }

    @Override
    public void onNext(FromAgent message) {
        switch (message.getKindCase()) {
            case HELLO -> greet(message.getHello());
            case REPORT -> apply(message.getReport());
            case KIND_NOT_SET -> LOG.log(System.Logger.Level.DEBUG, "a message of a later version was ignored");
        }
    }

    @Override
    public void onError(Throwable problem) {
        end(BROKEN);
    }

    @Override
    public void onCompleted() {
        end(Status.OK);
    }

    private void greet(Hello hello) {
        if (stream != null || refused) {
            end(Status.INVALID_ARGUMENT.withDescription("a second Hello: send one, as the first message"));
            return;
        }
        if (hello.getHostId().isBlank()) {
            end(Status.INVALID_ARGUMENT.withDescription("Hello.host_id is empty: send the name of this host"));
            return;
        }
        Arrival arrival = caller.knownBetter(WireReports.arrival(hello));
        SentOrders sent = new SentOrders(links::nextDesiredNumber, spans);
        AgentStream opened = new AgentStream(arrival, links.nextStream(), engine, agent, sent);
        try {
            presence.open(opened);
            stream = opened;
        } catch (RejectedExecutionException _) {
            end(Status.UNAVAILABLE.withDescription("the server stops"));
        }
    }

    private void apply(Report report) {
        AgentStream open = stream;
        if (open == null) {
            end(Status.INVALID_ARGUMENT.withDescription("a Report before Hello: send Hello as the first message"));
            return;
        }
        if (links.of(open.host()).filter(current -> current == open).isEmpty()) {
            return; // a newer stream has taken over; what this one still says is old news
        }
        try {
            HostReport said = WireReports.report(open.host(), report);
            OptionalLong applied = presence.turns().of(() -> engine.hosts().apply(said, open.held()));
            applied.ifPresentOrElse(open::acknowledge, () -> end(Presence.takenOver(open.host())));
        } catch (RuntimeException problem) {
            end(LinkStatus.of(problem, "applying report=" + report.getNumber() + " host=" + open.host()));
        }
    }

    private void ready() {
        AgentStream open = stream;
        if (open != null) {
            open.nudges().ready();
        }
    }

    /** Ends it through its writer, which alone may write; before there is one, here. */
    private void end(Status status) {
        AgentStream open = stream;
        if (open != null) {
            open.nudges().end(status);
        } else if (!refused) {
            refused = true;
            if (status.isOk()) {
                agent.onCompleted();
            } else if (!agent.isCancelled()) {
                agent.onError(status.asRuntimeException());
            }
        }
    }
}
