package io.opengse.server.metrics;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.host.Host;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionQuery;
import io.opengse.engine.session.SessionSort;
import io.opengse.engine.session.SessionStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that lives, read once: what is counted for a scrape or for the history comes from it. Rows that have ended are not
 * read, and never more than {@link #MOST} of one sort.
 *
 * @param fleets in order of creation, without those that are TERMINATED
 */
public record Living(List<Host> hosts, List<Fleet> fleets, List<GameProcess> processes, List<GameSession> sessions) {
    private static final int MOST = 100_000;
    private static final Set<SessionStatus> STATUSES =
            Set.of(SessionStatus.ACTIVATING, SessionStatus.ACTIVE, SessionStatus.TERMINATING);

    public static Living of(Engine engine) {
        List<Fleet> fleets = engine.fleets().list(0, engine.fleets().countLiving()).stream()
                .filter(fleet -> fleet.status() != FleetStatus.TERMINATED)
                .toList();
        return new Living(
                engine.hosts().list(),
                fleets,
                engine.processes().list(null, true, null, MOST),
                engine.sessions().list(new SessionQuery(null, STATUSES, null, SessionSort.NEWEST_FIRST, null), MOST));
    }

    /** Seats taken. */
    public int players() {
        return sessions.stream().mapToInt(GameSession::players).sum();
    }

    Map<FleetId, List<GameProcess>> processesByFleet() {
        return processes.stream().collect(Collectors.groupingBy(GameProcess::fleet));
    }

    Map<FleetId, List<GameSession>> sessionsByFleet() {
        return sessions.stream()
                .collect(Collectors.groupingBy(session -> session.place().fleet()));
    }
}
