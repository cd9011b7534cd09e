package io.opengse.engine.instance;

import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.session.SessionStatus;
import java.util.Map;

/**
 * What lives of a fleet, or of all, in numbers.
 *
 * @param processes not TERMINATED, by status; what is missing is 0
 * @param sessions not over, by status; what is missing is 0
 * @param players seats taken
 * @param mostPlayers seats of the sessions
 */
public record FleetTally(
        Map<ProcessStatus, Integer> processes, Map<SessionStatus, Integer> sessions, long players, long mostPlayers) {
    public static final FleetTally NOTHING = new FleetTally(Map.of(), Map.of(), 0, 0);

    public FleetTally {
        processes = Map.copyOf(processes);
        sessions = Map.copyOf(sessions);
    }

    public int processes(ProcessStatus status) {
        return processes.getOrDefault(status, 0);
    }

    public int sessions(SessionStatus status) {
        return sessions.getOrDefault(status, 0);
    }

    public int allProcesses() {
        return processes.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int allSessions() {
        return sessions.values().stream().mapToInt(Integer::intValue).sum();
    }
}
