package io.opengse.server.sql;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.player.PlayerTable;
import io.opengse.engine.store.Conflict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Table player_session. */
final class SqlPlayers implements PlayerTable {
    private static final String SELECT = """
            select id, session_id, fleet_id, player_id, player_data, status, address, port, created_at, accept_by,
                   ended_at, trace, version
            from player_session
            """;

    private final Statements statements;

    SqlPlayers(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<PlayerSession> find(PlayerSessionId id) {
        return statements.first(SELECT + "where id = ?", SqlPlayers::player, id.value());
    }

    @Override
    public Optional<PlayerSession> seated(SessionId session, String playerId) {
        return statements.first(
                of(session),
                SELECT + "where session_id = ? and player_id = ? and status in ('RESERVED', 'ACTIVE')",
                SqlPlayers::player,
                Arguments.of(session.value(), playerId));
    }

    @Override
    public List<PlayerSession> seated(SessionId session) {
        return statements.list(
                of(session),
                SELECT + "where session_id = ? and status in ('RESERVED', 'ACTIVE') order by created_at, id",
                SqlPlayers::player,
                Arguments.of(session.value()));
    }

    private static Rows of(SessionId session) {
        return new Rows("player_session", session.value());
    }

    @Override
    public List<PlayerSession> list(PlayerQuery query, int limit) {
        if (query.session() == null && query.playerId() == null && query.id() == null) {
            throw new IllegalArgumentException("a player query names a session, a player or a player session");
        }
        StringBuilder conditions = new StringBuilder("where true");
        Arguments arguments = Arguments.of();
        if (query.id() != null) {
            conditions.append(" and id = ?");
            arguments = arguments.and(query.id().value());
        }
        if (query.session() != null) {
            conditions.append(" and session_id = ?");
            arguments = arguments.and(query.session().value());
        }
        if (query.playerId() != null) {
            conditions.append(" and player_id = ?");
            arguments = arguments.and(query.playerId());
        }
        if (query.status() != null) {
            conditions.append(" and status = ?");
            arguments = arguments.and(query.status());
        }
        if (query.after() != null) {
            conditions.append(" and (created_at, id) > (?, ?)");
            arguments = arguments.and(query.after().created(), query.after().id());
        }
        return statements.list(
                SELECT + conditions + " order by created_at, id limit ?", SqlPlayers::player, arguments.and(limit));
    }

    @Override
    public List<PlayerSession> reservationLapsed(Instant now, int limit) {
        return statements.list(
                SELECT + "where status = 'RESERVED' and accept_by <= ? order by accept_by, id limit ?",
                SqlPlayers::player,
                now,
                limit);
    }

    @Override
    public void insert(PlayerSession player) {
        boolean inserted = statements.inserted(
                of(player.session()),
                """
                insert into player_session (id, session_id, fleet_id, player_id, player_data, status, address, port,
                    created_at, accept_by, ended_at, trace, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                Arguments.of(
                        player.id().value(),
                        player.session().value(),
                        player.fleet().value(),
                        player.playerId(),
                        player.playerData(),
                        player.status(),
                        player.address(),
                        player.port(),
                        player.created(),
                        player.acceptBy(),
                        player.ended(),
                        player.trace(),
                        player.version()));
        if (!inserted) {
            throw new Conflict("the seat of player " + player.playerId() + " in " + player.session());
        }
    }

    /** What never changes (who, where, since when) is not written again: fewer indexes are touched. */
    @Override
    public void update(PlayerSession player) {
        boolean updated = statements.changed(
                of(player.session()),
                """
                update player_session set status = ?, player_data = ?, address = ?, port = ?, accept_by = ?, ended_at = ?,
                    version = version + 1
                where id = ? and version = ?
                """,
                Arguments.of(
                        player.status(),
                        player.playerData(),
                        player.address(),
                        player.port(),
                        player.acceptBy(),
                        player.ended(),
                        player.id().value(),
                        player.version()));
        if (!updated) {
            throw new Conflict("player session " + player.id());
        }
    }

    private static PlayerSession player(Row row) {
        return new PlayerSession(
                new PlayerSessionId(row.text()),
                new SessionId(row.text()),
                new FleetId(row.text()),
                row.text(),
                row.text(),
                row.word(PlayerStatus.class),
                row.text(),
                row.integer(),
                row.instant(),
                row.instantOrNull(),
                row.instantOrNull(),
                row.text(),
                row.number());
    }
}
