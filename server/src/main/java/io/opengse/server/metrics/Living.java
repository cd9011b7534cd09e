package io.opengse.server.metrics;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.host.Host;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.session.SessionStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All that lives, counted once: what a scrape and the history show comes from it. Sessions are counted along an index,
 * fleet by fleet; what has ended is not read.
 *
 * @param fleets in order of creation, without those that are TERMINATED
 */
public record Living(
        List<Host> hosts, List<Fleet> fleets, List<GameProcess> processes, Map<FleetId, FleetTally> tallies) {
    private static final int MOST_PROCESSES = 100_000;

    public static Living of(Engine engine) {
        List<Fleet> fleets = engine.fleets().list(0, engine.fleets().countLiving()).stream()
                .filter(fleet -> fleet.status() != FleetStatus.TERMINATED)
                .toList();
        List<GameProcess> processes = engine.processes().list(null, true, null, MOST_PROCESSES);
        Map<FleetId, List<GameProcess>> byFleet = processes.stream().collect(Collectors.groupingBy(GameProcess::fleet));
        Map<FleetId, FleetTally> tallies = new LinkedHashMap<>();
        for (Fleet fleet : fleets) {
            tallies.put(
                    fleet.id(),
                    new FleetTally(
                            byFleet.getOrDefault(fleet.id(), List.of()),
                            engine.sessions().tally(fleet.id())));
        }
        return new Living(engine.hosts().list(), fleets, processes, tallies);
    }

    public FleetTally tally(FleetId fleet) {
        return tallies.getOrDefault(fleet, FleetTally.NONE);
    }

    public long sessions() {
        return tallies.values().stream().mapToLong(FleetTally::sessions).sum();
    }

    long sessions(SessionStatus status) {
        return tallies.values().stream()
                .mapToLong(tally -> tally.sessions(status))
                .sum();
    }

    /** Seats taken. */
    public long players() {
        return tallies.values().stream().mapToLong(FleetTally::players).sum();
    }
}
