package io.opengse.server.history;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.server.metrics.ApiMetrics;
import io.opengse.server.metrics.FleetTally;
import io.opengse.server.metrics.Living;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts, every ten seconds, what the history keeps. Used by one thread. */
public final class Sampler {
    /** Between two looks. */
    public static final Duration STEP = Track.FINE;

    private final Engine engine;
    private final ApiMetrics calls;
    private final History history;
    private long callsBefore;
    private long errorsBefore;

    public Sampler(Engine engine, ApiMetrics calls, History history) {
        this.engine = engine;
        this.calls = calls;
        this.history = history;
        this.callsBefore = calls.calls();
        this.errorsBefore = calls.errors();
    }

    public void sample() {
        Living living = Living.of(engine);
        Map<FleetId, float[]> fleets = new LinkedHashMap<>();
        living.fleets().stream()
                .limit(History.MOST_FLEETS)
                .map(Fleet::id)
                .forEach(fleet -> fleets.put(fleet, ofFleet(living, fleet)));
        history.record(ofTheWhole(living), fleets);
    }

    private float[] ofTheWhole(Living living) {
        long callsNow = calls.calls();
        long errorsNow = calls.errors();
        float[] values = {
            living.sessions(),
            living.players(),
            processes(living.processes(), ProcessStatus.ACTIVATING),
            processes(living.processes(), ProcessStatus.ACTIVE),
            processes(living.processes(), ProcessStatus.TERMINATING),
            hosts(living.hosts(), HostStatus.CONNECTED),
            hosts(living.hosts(), HostStatus.AWAY),
            (callsNow - callsBefore) / (float) STEP.toSeconds(),
            (errorsNow - errorsBefore) / (float) STEP.toSeconds()
        };
        callsBefore = callsNow;
        errorsBefore = errorsNow;
        return values;
    }

    private static float[] ofFleet(Living living, FleetId fleet) {
        FleetTally tally = living.tally(fleet);
        long active = processes(tally.processes(), ProcessStatus.ACTIVE);
        float utilisation = active == 0 ? 0 : Math.min(1, tally.sessions() / (float) active);
        return new float[] {tally.sessions(), tally.players(), active, utilisation};
    }

    private static long processes(List<GameProcess> processes, ProcessStatus status) {
        return processes.stream().filter(process -> process.status() == status).count();
    }

    private static long hosts(List<Host> hosts, HostStatus status) {
        return hosts.stream().filter(host -> host.status() == status).count();
    }
}
