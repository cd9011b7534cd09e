package io.opengse.server.api.operator;

import io.opengse.engine.Engine;
import io.opengse.engine.host.Host;
import io.opengse.server.api.cloud.Moments;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Shape;
import java.time.InstantSource;
import java.util.List;

/** The operator actions on the installation itself: its hosts and its version. */
public final class HostActions {
    private static final Shape<Host> HOST = Shape.<Host>named("Host")
            .text("HostId", "its id", host -> host.id().value())
            .text("Region", "as its operator named it", Host::region)
            .text("Address", "where players reach it", Host::address)
            .text("Status", "CONNECTED, AWAY or LOST", host -> host.status().name())
            .whole("Weight", "0 to 10: higher is preferred for new sessions, 0 takes none", Host::weight)
            .text("LastSeenTime", "when it was last known to be connected", host -> Moments.utc(host.lastSeen()));
    private static final Shape<List<Host>> HOSTS =
            Shape.<List<Host>>named("").list("Hosts", "every host", HOST, all -> all);

    private record Version(String version, String java, String time) {}

    private static final Shape<Version> VERSION = Shape.<Version>named("")
            .text("Version", "of this server", Version::version)
            .text("JavaVersion", "what it runs on", Version::java)
            .text("Time", "its clock, to the millisecond", Version::time);

    private final Engine engine;
    private final String version;
    private final InstantSource clock;

    public HostActions(Engine engine, String version, InstantSource clock) {
        this.engine = engine;
        this.version = version;
        this.clock = clock;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                new Action<>(
                        "OpengseListHosts",
                        "Shows the machines that run games.",
                        List.of(),
                        HOSTS,
                        List.of(),
                        (_, _) -> engine.hosts().list()),
                new Action<>(
                        "OpengseVersion",
                        "Tells what this server is and what time it has.",
                        List.of(),
                        VERSION,
                        List.of(),
                        (_, _) -> new Version(
                                version,
                                Runtime.version().toString(),
                                clock.instant().toString())));
    }
}
