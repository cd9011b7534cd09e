package io.opengse.bench.store;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.host.Arrival;
import io.opengse.engine.host.HostReport;
import io.opengse.engine.host.ProcessReport;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.GameProcess.CustomCount;
import io.opengse.engine.process.GameProcess.Ports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Fills an engine with ready processes the way agents do: hosts connect and report. */
final class FakeHosts {
    private static final int PROCESSES_PER_HOST = 50;
    private static final int FIRST_PORT = 7000;

    private FakeHosts() {}

    static void ready(Engine engine, Fleet fleet, int processes, Instant now) {
        for (int first = 0; first < processes; first += PROCESSES_PER_HOST) {
            HostId host = new HostId("host-" + first / PROCESSES_PER_HOST);
            engine.hosts().connected(new Arrival(host, "local", "127.0.0.1", false, "bench"));
            List<ProcessReport> reports = new ArrayList<>();
            for (int each = first; each < Math.min(processes, first + PROCESSES_PER_HOST); each++) {
                reports.add(report(fleet, each, now));
            }
            engine.hosts().apply(new HostReport(host, 1, reports, List.of(), List.of()));
        }
    }

    private static ProcessReport report(Fleet fleet, int number, Instant now) {
        return new ProcessReport(
                new ProcessId("proc-" + number),
                fleet.id(),
                null,
                fleet.runtime().serverProcesses().getFirst().launchKey(),
                ProcessReport.Phase.READY,
                number + 1L,
                now,
                now,
                new Ports(FIRST_PORT + number % PROCESSES_PER_HOST, FIRST_PORT),
                true,
                "",
                null,
                new CustomCount(0, 0),
                null,
                null,
                "");
    }
}
