package io.opengse.server.sql;

import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.GameSession.Times;
import io.opengse.engine.session.JoinPolicy;
import io.opengse.engine.session.Place;
import io.opengse.engine.session.SessionRequest;
import io.opengse.engine.session.SessionStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows of game_session with their session_property rows, to and from records. */
final class SessionRow {
    static final String SELECT = """
            select id, fleet_id, host_id, process_id, assignment, address, port, weight, status, reason, name, asked_name,
                   asked_players, property_count, session_data, creator_id, matchmaker_data, trace, max_players, players,
                   join_policy, protection, created_at, activate_by, activated_at, ended_at, empty_since, version
            from game_session
            """;

    private final Statements statements;

    SessionRow(Statements statements) {
        this.statements = statements;
    }

    GameSession read(Row row) {
        SessionId id = new SessionId(row.text());
        return new GameSession(
                id,
                new Place(
                        new FleetId(row.text()),
                        new HostId(row.text()),
                        new ProcessId(row.text()),
                        row.number(),
                        row.text(),
                        row.integer(),
                        row.integer()),
                row.word(SessionStatus.class),
                row.text(),
                row.text(),
                new SessionRequest(
                        row.text(),
                        row.integer(),
                        properties(id, row.integer()),
                        row.text(),
                        row.text(),
                        row.text(),
                        row.text()),
                row.integer(),
                row.integer(),
                row.word(JoinPolicy.class),
                row.wordOrNull(ProtectionPolicy.class),
                new Times(
                        row.instant(),
                        row.instantOrNull(),
                        row.instantOrNull(),
                        row.instantOrNull(),
                        row.instantOrNull()),
                row.number());
    }

    /** The count spares the look-up for the many sessions that have none. */
    private Map<String, String> properties(SessionId id, int count) {
        if (count == 0) {
            return Map.of();
        }
        Map<String, String> properties = LinkedHashMap.newLinkedHashMap(count);
        statements.list(
                new Rows("session_property", id.value()),
                "select property_key, property_value from session_property where session_id = ? order by place",
                row -> properties.put(row.text(), row.text()),
                Arguments.of(id.value()));
        return properties;
    }

    /** What is fixed when a session is created. */
    static Arguments fixed(GameSession session) {
        Place place = session.place();
        SessionRequest request = session.request();
        return Arguments.of(
                session.id().value(),
                place.fleet().value(),
                place.host().value(),
                place.process().value(),
                place.assignment(),
                place.address(),
                place.port(),
                place.weight(),
                request.name(),
                request.maxPlayers(),
                request.properties().size(),
                request.data(),
                request.creatorId(),
                request.matchmakerData(),
                request.trace(),
                session.times().created(),
                session.version());
    }

    static Arguments changeable(GameSession session) {
        Times times = session.times();
        return Arguments.of(
                session.status(),
                session.reason(),
                session.name(),
                session.maxPlayers(),
                session.players(),
                session.policy(),
                session.protection(),
                times.activateBy(),
                times.activated(),
                times.ended(),
                times.emptySince());
    }
}
