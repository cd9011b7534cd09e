package io.opengse.engine.instance;

import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionCount;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what whole fleets are used for, processes that nobody launched included. */
public final class FleetUses {
    private final Store store;

    public FleetUses(Store store) {
        this.store = store;
    }

    /** @throws io.opengse.engine.problem.Refused NotFound */
    public FleetUse of(FleetId id) {
        return store.read(transaction -> {
            Fleets.require(transaction, id);
            List<GameProcess> processes = ProcessTable.in(transaction).living(id);
            Collection<GameSession> sessions =
                    HostedSessions.of(transaction, id).values();
            return new FleetUse(
                    id,
                    (int) processes.stream()
                            .filter(process -> process.status() == ProcessStatus.ACTIVE)
                            .count(),
                    sessions.size(),
                    sessions.stream().mapToInt(GameSession::players).sum(),
                    sessions.stream().mapToInt(GameSession::maxPlayers).sum());
        });
    }

    /** Every fleet of which something lives, in two statements however many there are. */
    public Map<FleetId, FleetTally> tallies() {
        Map<FleetId, Map<ProcessStatus, Integer>> processes = new HashMap<>();
        Map<FleetId, List<SessionCount>> sessions = new HashMap<>();
        store.read(transaction -> {
            ProcessTable.in(transaction)
                    .countLiving()
                    .forEach(count -> processes
                            .computeIfAbsent(count.fleet(), _ -> new EnumMap<>(ProcessStatus.class))
                            .put(count.status(), count.count()));
            SessionTable.in(transaction)
                    .countLiving()
                    .forEach(count -> sessions.computeIfAbsent(count.fleet(), _ -> new ArrayList<>())
                            .add(count));
            return processes;
        });
        return Stream.concat(processes.keySet().stream(), sessions.keySet().stream())
                .distinct()
                .collect(Collectors.toMap(
                        fleet -> fleet,
                        fleet -> tally(
                                processes.getOrDefault(fleet, Map.of()), sessions.getOrDefault(fleet, List.of()))));
    }

    private static FleetTally tally(Map<ProcessStatus, Integer> processes, List<SessionCount> sessions) {
        return new FleetTally(
                processes,
                sessions.stream().collect(Collectors.toMap(SessionCount::status, SessionCount::count)),
                sessions.stream().mapToLong(SessionCount::players).sum(),
                sessions.stream().mapToLong(SessionCount::mostPlayers).sum());
    }
}
