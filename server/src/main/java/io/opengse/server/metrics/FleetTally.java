package io.opengse.server.metrics;

import io.opengse.engine.process.GameProcess;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.Tally;
import java.util.List;

/**
 * What lives of one fleet.
 *
 * @param processes that are not gone
 * @param tallies of its sessions, by status; one without sessions may be missing
 */
public record FleetTally(List<GameProcess> processes, List<Tally> tallies) {
    public static final FleetTally NONE = new FleetTally(List.of(), List.of());

    public FleetTally {
        processes = List.copyOf(processes);
        tallies = List.copyOf(tallies);
    }

    public long sessions() {
        return tallies.stream().mapToLong(Tally::sessions).sum();
    }

    long sessions(SessionStatus status) {
        return tallies.stream()
                .filter(tally -> tally.status() == status)
                .mapToLong(Tally::sessions)
                .sum();
    }

    /** Seats taken. */
    public long players() {
        return tallies.stream().mapToLong(Tally::players).sum();
    }
}
