package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.session.GameSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Joins sessions with the processes and fleets their answers also show, however many sessions, in few queries. */
final class SessionViews {
    private final Engine engine;

    SessionViews(Engine engine) {
        this.engine = engine;
    }

    SessionView of(GameSession session) {
        return of(List.of(session)).getFirst();
    }

    List<SessionView> of(List<GameSession> sessions) {
        Set<ProcessId> processIds =
                sessions.stream().map(session -> session.place().process()).collect(Collectors.toSet());
        Map<ProcessId, GameProcess> processes = engine.processes().find(processIds).stream()
                .collect(Collectors.toMap(GameProcess::id, Function.identity()));
        Map<FleetId, Optional<Fleet>> fleets = new HashMap<>();
        return sessions.stream()
                .map(session -> new SessionView(
                        session,
                        processes.get(session.place().process()),
                        fleets.computeIfAbsent(
                                        session.place().fleet(),
                                        id -> engine.fleets().find(id))
                                .orElse(null)))
                .toList();
    }
}
