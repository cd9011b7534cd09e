package io.opengse.server.http;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.host.Arrival;
import io.opengse.engine.host.HostReport;
import io.opengse.engine.host.ProcessReport;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.session.GameSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A connected host whose processes do what a test says. */
public final class FakeHost {
    private static final HostId ID = new HostId("host-1");

    private final Engine engine;
    private final List<ProcessReport> processes = new ArrayList<>();
    private long reports;

    public FakeHost(Engine engine) {
        this.engine = engine;
        this.reports = engine.hosts()
                .connected(new Arrival(ID, "local", "127.0.0.1", false, "test"))
                .lastReport();
        engine.hosts().seen(ID); // so that instances are placed on it
    }

    /** A fleet of one kind of process, with tags. */
    public Fleet fleet(String name, Protection protection, int copies) {
        RuntimeConfiguration runtime = new RuntimeConfiguration(
                List.of(new ServerProcess("server", "--quick", copies)),
                RuntimeConfiguration.STANDARD_ACTIVATION_TIMEOUT,
                0);
        return engine.fleets()
                .create(
                        new NewFleet(
                                new FleetDescription(
                                        name, "for tests", "/games", "", "localhost", Map.of("team", "blue")),
                                runtime,
                                protection,
                                CreationLimit.STANDARD,
                                List.of()),
                        "test");
    }

    /** Reports one more ready process of a fleet, whose client port is then told. */
    public int ready(FleetId fleet) {
        int port = 7000 + processes.size();
        processes.add(new ProcessReport(
                new ProcessId("proc-" + processes.size()),
                fleet,
                engine.instances().living(fleet).stream()
                        .findFirst()
                        .map(Instance::id)
                        .orElse(null),
                "server\n--quick",
                ProcessReport.Phase.READY,
                1000 + processes.size(),
                Instant.parse("2026-11-22T08:00:00Z"),
                Instant.parse("2026-11-22T08:00:01Z"),
                new GameProcess.Ports(port, port + 1000),
                true,
                "",
                null,
                new GameProcess.CustomCount(3, 9),
                null,
                null,
                ""));
        engine.hosts().apply(new HostReport(ID, ++reports, List.copyOf(processes), List.of(), List.of()));
        return port;
    }

    /** The process a session was given activates it. */
    public void activate(String sessionId) {
        GameSession session = engine.sessions().find(new SessionId(sessionId)).orElseThrow();
        engine.sessionCalls().activate(session.place().process(), session.id(), session.maxPlayers());
    }

    /** The process ends its session in good order. */
    public void terminate(String sessionId) {
        GameSession session = engine.sessions().find(new SessionId(sessionId)).orElseThrow();
        engine.sessionCalls().terminate(session.place().process(), session.id());
    }
}
