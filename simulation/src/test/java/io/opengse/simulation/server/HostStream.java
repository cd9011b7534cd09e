package io.opengse.simulation.server;

import static java.util.Objects.requireNonNull;

import io.opengse.engine.Engine;
import io.opengse.engine.host.Arrival;
import io.opengse.engine.host.Held;
import io.opengse.engine.host.Orders;
import io.opengse.engine.host.Welcome;
import io.opengse.engine.id.HostId;
import io.opengse.engine.instance.DesiredInstance;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.StoreFailed;
import io.opengse.protocol.link.FromAgent;
import io.opengse.protocol.link.FromServer;
import io.opengse.protocol.link.Report;
import io.opengse.server.link.LinkDoor;
import io.opengse.simulation.host.AgentRun;
import io.opengse.simulation.network.Line;
import io.opengse.simulation.world.Progress.Counted;
import io.opengse.simulation.world.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The server's end of one stream: what Connection, AgentStream and Presence do with threads, done with events, in the
 * same order and with the same pauses between looking and doing.
 */
public final class HostStream implements Line.ServerSide {
    private final World world;
    private final ControlServer server;
    private final Engine engine;
    private final String name;
    private final Held held;
    private final ArrayDeque<FromAgent> inbox = new ArrayDeque<>();
    private @Nullable Line line;
    private @Nullable AgentRun sender;
    private @Nullable Arrival arrival;
    private LinkDoor.@Nullable Sending sending;
    private boolean reading;
    private boolean writing;
    private boolean welcomed;
    private boolean ordersWaiting = true;
    private boolean desiredWaiting = true;
    private boolean pulseWaiting;
    private long acknowledgeUpTo = -1;
    private @Nullable String end;
    private boolean gone;

    HostStream(World world, ControlServer server, Engine engine, String name) {
        this.world = world;
        this.server = server;
        this.engine = engine;
        this.name = "server/" + name;
        this.held = server.nextStream();
    }

    /** @param caller which life of an agent is at the other end, for the witness */
    public void attach(Line to, AgentRun caller) {
        line = to;
        sender = caller;
    }

    @Override
    public void heard(FromAgent message) {
        inbox.add(message);
        read();
    }

    /** One message after the other; applying one takes its time. */
    private void read() {
        if (reading || inbox.isEmpty() || !server.lives(engine)) {
            return;
        }
        FromAgent message = inbox.remove();
        switch (message.getKindCase()) {
            case HELLO -> greet(LinkDoor.arrival(message.getHello()));
            case REPORT -> receive(message.getReport());
            case KIND_NOT_SET -> throw new IllegalStateException("agents here are not of another version");
        }
    }

    private void greet(Arrival who) {
        arrival = who;
        sending = new LinkDoor.Sending(engine, who.id(), server::nextDesiredNumber);
        writeSoon();
        read();
    }

    private void receive(Report report) {
        HostId host = host();
        if (server.streams().get(host) != this) {
            read(); // a newer stream has taken over; what this one still says is old news
            return;
        }
        reading = true;
        world.agenda().after(workTime(), name, "applies report " + report.getNumber(), () -> {
            reading = false;
            if (server.lives(engine)) {
                apply(host, report);
                read();
            }
        });
    }

    private void apply(HostId host, Report report) {
        try {
            if (isNew(host, report)) {
                world.witness().applied(host.value(), report.getNumber(), requireNonNull(sender));
            }
            Optional<OptionalLong> applied =
                    server.attempt(() -> engine.hosts().apply(LinkDoor.report(host, report), held));
            applied.ifPresent(outcome -> outcome.ifPresentOrElse(this::acknowledge, this::lost));
        } catch (Refused | StoreFailed problem) {
            end("applying report " + report.getNumber() + ": " + problem.getMessage());
        }
    }

    private void acknowledge(long number) {
        world.progress().count(Counted.REPORTS_APPLIED);
        acknowledgeUpTo = Math.max(acknowledgeUpTo, number);
        writeSoon();
    }

    private boolean isNew(HostId host, Report report) {
        return engine.hosts().list().stream()
                .filter(known -> known.id().equals(host) && known.held().equals(held))
                .anyMatch(known -> known.lastReport() < report.getNumber());
    }

    HostId host() {
        if (arrival == null) {
            throw new IllegalStateException("an agent says Hello first");
        }
        return arrival.id();
    }

    void nudge() {
        ordersWaiting = true;
        writeSoon();
    }

    void pulse() {
        pulseWaiting = true;
        ordersWaiting = true;
        desiredWaiting = true;
        writeSoon();
    }

    /** By which the store knows it. */
    Held held() {
        return held;
    }

    /** Another stream speaks for its host. */
    void lost() {
        end("a newer connection of host " + host() + " has taken over");
    }

    void lookIfBehind(Orders orders, List<DesiredInstance> desired) {
        if (sending != null && sending.isBehind(orders, desired)) {
            ordersWaiting = true;
            desiredWaiting = true;
            writeSoon();
        }
    }

    private void end(String why) {
        if (end == null) {
            end = why;
        }
        writeSoon();
    }

    @Override
    public void ended(String why) {
        end(why);
    }

    /** Its server stops in good order. */
    void dismiss() {
        leave("the server stops");
    }

    void serverDied() {
        gone = true;
        if (line != null) {
            line.serverDied();
        }
    }

    private void writeSoon() {
        if (!writing && !gone && arrival != null) {
            writing = true;
            world.agenda().after(workTime(), name, "its writer works", () -> {
                writing = false;
                if (!gone && server.lives(engine)) {
                    write();
                }
            });
        }
    }

    /** A thread may have to wait: for the store, for the processor. */
    private Duration workTime() {
        return world.chances().in(world.weather().late())
                ? world.chances().millis(0, 1500)
                : world.chances().millis(0, 3);
    }

    private void write() {
        try {
            server.attempt(() -> {
                work();
                return true;
            });
        } catch (Refused | StoreFailed problem) {
            leave("the server cannot serve it: " + problem.getMessage());
        }
    }

    private void work() {
        if (!welcomed) {
            arrive();
        }
        if (end != null) {
            leave(end);
            return;
        }
        if (acknowledgeUpTo >= 0) {
            send(List.of(LinkDoor.acknowledgement(acknowledgeUpTo)));
            acknowledgeUpTo = -1;
        }
        if (sending == null) {
            throw new IllegalStateException("a stream that was greeted can send");
        }
        if (desiredWaiting) {
            desiredWaiting = false;
            send(sending.desired());
        }
        if (ordersWaiting) {
            ordersWaiting = false;
            send(sending.orders());
        }
        if (pulseWaiting) {
            pulseWaiting = false;
            engine.hosts().seen(host(), held);
        }
    }

    /** A host's new stream; one it may have had is ended. */
    private void arrive() {
        welcomed = true;
        HostStream older = server.streams().put(host(), this);
        if (older != null) {
            older.lost();
        }
        Welcome welcome = engine.hosts().connected(requireNonNull(arrival), held);
        send(List.of(LinkDoor.welcome(welcome)));
    }

    private void leave(String why) {
        gone = true;
        if (line != null) {
            line.closeByServer(why);
        }
        if (server.streams().remove(host(), this)) {
            try {
                server.attempt(() -> {
                    engine.hosts().disconnected(host(), held.server());
                    return true;
                });
            } catch (StoreFailed full) {
                world.trace(name, "cannot even take leave: " + full.getMessage());
            }
        }
    }

    private void send(List<FromServer> messages) {
        if (line != null) {
            messages.forEach(line::send);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
