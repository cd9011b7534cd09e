package io.opengse.server.api.operator;

import io.opengse.engine.Engine;
import io.opengse.engine.replica.Replicas;
import io.opengse.server.api.cloud.Moments;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Shape;
import java.util.List;

/** The operator action that tells which servers run on this database. */
public final class ServerActions {
    private static final Shape<Replicas.Seen> SERVER = Shape.<Replicas.Seen>named("Server")
            .text(
                    "ServerId",
                    "its id, new at each start",
                    seen -> seen.replica().id())
            .text("Address", "of its API", seen -> seen.replica().address())
            .text("Version", "what it runs", seen -> seen.replica().version())
            .flag("Leads", "whether it does what one server is enough for", Replicas.Seen::holdsLease)
            .whole(
                    "ClockAheadSeconds",
                    "how far its clock is ahead of that of the server that answers, negative: behind; 0 below 5",
                    seen -> seen.clockAhead().toSeconds())
            .whole("Hosts", "connected to it", Replicas.Seen::hosts)
            .text(
                    "StartTime",
                    "when it started",
                    seen -> Moments.utc(seen.replica().started()))
            .text(
                    "HeardTime",
                    "when it last said that it lives: each second, or at its start when it is the only one by nature",
                    seen -> Moments.utc(seen.replica().heard()));
    private static final Shape<List<Replicas.Seen>> SERVERS = Shape.<List<Replicas.Seen>>named("")
            .list("Servers", "those that started first come first", SERVER, servers -> servers);

    private final Engine engine;

    public ServerActions(Engine engine) {
        this.engine = engine;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(new Action<>(
                "OpengseListServers",
                "Shows the servers that run on this database, and which of them leads.",
                List.of(),
                SERVERS,
                List.of(),
                (_, _) -> engine.replicas().list()));
    }
}
