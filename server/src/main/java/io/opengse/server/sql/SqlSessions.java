package io.opengse.server.sql;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionCount;
import io.opengse.engine.session.SessionFilter.PropertyIs;
import io.opengse.engine.session.SessionQuery;
import io.opengse.engine.session.SessionQuery.Position;
import io.opengse.engine.session.SessionSort;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.session.Tally;
import io.opengse.engine.store.Conflict;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tables game_session and session_property. */
final class SqlSessions implements SessionTable {
    private static final String SELECT = SessionRow.SELECT;
    /** Written out as the partial index has it, or the index would not be used. */
    private static final String LIVING = " and status in ('ACTIVATING', 'ACTIVE', 'TERMINATING')";

    private final Statements statements;
    private final SessionRow rows;
    private final SqlLivingProperties properties;

    SqlSessions(Statements statements) {
        this.statements = statements;
        this.rows = new SessionRow(statements);
        this.properties = new SqlLivingProperties(statements);
    }

    @Override
    public Optional<GameSession> find(SessionId id) {
        return statements.first(row(id), SELECT + "where id = ?", rows::read, Arguments.of(id.value()));
    }

    private static Rows row(SessionId id) {
        return new Rows("game_session", id.value());
    }

    @Override
    public List<GameSession> find(Collection<SessionId> ids) {
        return ids.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    @Override
    public List<GameSession> list(SessionQuery query, int limit) {
        String column = switch (query.sort().key()) {
            case NAME -> "name";
            case ID -> "id";
            case MAX_PLAYERS -> "max_players";
            case CREATED -> "created_at";
            case PLAYERS -> "players";
        };
        String direction = query.sort().ascending() ? "" : " desc";
        List<PropertyIs> leading = leadingTo(query);
        if (!leading.isEmpty()) {
            return found(query, leading, column, limit);
        }
        Branches branches = new Branches(column + direction + ", id" + direction, limit);
        Collection<SessionStatus> statuses =
                query.statuses().isEmpty() ? Arrays.asList(SessionStatus.values()) : query.statuses();
        for (SessionStatus status : statuses) {
            addBranch(branches, query, column, status);
        }
        return branches.list(statements, rows::read);
    }

    /** Only living sessions can be found by their properties, and only those of one status in one go. */
    private List<PropertyIs> leadingTo(SessionQuery query) {
        if (query.fleet() == null || query.filter() == null || query.statuses().size() != 1) {
            return List.of();
        }
        boolean living = query.statuses().stream().noneMatch(SessionStatus::over);
        return living ? properties.leadingTo(query.filter(), query.fleet()) : List.of();
    }

    /**
     * A page of those that have the properties; in the order of their making they already lie, and that one has the
     * others too is seen before its row is fetched.
     */
    private List<GameSession> found(SessionQuery query, List<PropertyIs> needed, String column, int limit) {
        boolean inOrder = query.sort().key() == SessionSort.Key.CREATED;
        String key = inOrder ? "made_at" : column;
        String id = inOrder ? "session_id" : "id";
        String direction = query.sort().ascending() ? "" : " desc";
        StringBuilder sql = new StringBuilder(SELECT).append("""
                join living_property on session_id = id
                where of_fleet = ? and of_key = ? and of_value = ? and status = ?
                """);
        Arguments arguments = Arguments.of(
                Objects.requireNonNull(query.fleet()).value(),
                needed.getFirst().key(),
                needed.getFirst().value(),
                query.statuses().iterator().next());
        for (PropertyIs other : needed.subList(1, needed.size())) {
            sql.append("""
                    and exists (select 1 from living_property as other
                        where other.of_fleet = living_property.of_fleet and other.of_key = ? and other.of_value = ?
                        and other.made_at = living_property.made_at and other.session_id = living_property.session_id)
                    """);
            arguments = arguments.and(other.key(), other.value());
        }
        Position after = query.after();
        if (after != null) {
            sql.append("and (").append(key).append(", ").append(id).append(") ");
            sql.append(query.sort().ascending() ? "> (?, ?) " : "< (?, ?) ");
            arguments = arguments.and(keyOf(query.sort(), after), after.sessionId());
        }
        SessionConditions.Condition condition = SessionConditions.of(Objects.requireNonNull(query.filter()));
        sql.append("and ").append(condition.sql());
        sql.append(" order by ")
                .append(key)
                .append(direction)
                .append(", ")
                .append(id)
                .append(direction);
        return statements.list(
                sql.append(" limit ?").toString(),
                rows::read,
                arguments.and(condition.arguments()).and((@Nullable Object) limit));
    }

    private static void addBranch(Branches branches, SessionQuery query, String column, SessionStatus status) {
        StringBuilder sql = new StringBuilder(SELECT).append("where status = ?");
        Arguments arguments = Arguments.of(status);
        if (query.fleet() != null) {
            sql.append(" and fleet_id = ?");
            arguments = arguments.and(query.fleet().value());
        }
        Position after = query.after();
        if (after != null) {
            sql.append(" and (").append(column).append(", id) ");
            sql.append(query.sort().ascending() ? "> (?, ?)" : "< (?, ?)");
            arguments = arguments.and(keyOf(query.sort(), after), after.sessionId());
        }
        if (query.filter() != null) {
            SessionConditions.Condition condition = SessionConditions.of(query.filter());
            sql.append(" and ").append(condition.sql());
            arguments = arguments.and(condition.arguments());
        }
        branches.add(sql.toString(), arguments);
    }

    private static Object keyOf(SessionSort sort, Position position) {
        return switch (sort.key()) {
            case NAME, ID -> position.key();
            case MAX_PLAYERS, CREATED, PLAYERS -> Long.valueOf(position.key());
        };
    }

    @Override
    public List<GameSession> activating(HostId host) {
        return statements.list(
                SELECT + "where host_id = ? and status = 'ACTIVATING'" + LIVING + " order by created_at, id",
                rows::read,
                host.value());
    }

    @Override
    public List<GameSession> activating() {
        return statements.list(SELECT + "where status = 'ACTIVATING' order by created_at, id", rows::read);
    }

    @Override
    public int countActivating(HostId host) {
        return statements.integer(
                "select count(*) from game_session where host_id = ? and status = 'ACTIVATING'" + LIVING, host.value());
    }

    @Override
    public int countActivating(HostId host, InstanceId instance) {
        return statements.integer(
                "select count(*) from game_session where host_id = ? and status = 'ACTIVATING'" + LIVING
                        + " and exists (select 1 from game_process where game_process.id = process_id and instance_id = ?)",
                host.value(),
                instance.value());
    }

    @Override
    public List<GameSession> activationLapsed(Instant now, int limit) {
        return statements.list(
                SELECT + "where status = 'ACTIVATING' and activate_by <= ? order by activate_by, id limit ?",
                rows::read,
                now,
                limit);
    }

    @Override
    public List<GameSession> emptySince(FleetId fleet, Instant before, int limit) {
        return statements.list(
                SELECT
                        + "where fleet_id = ? and status = 'ACTIVE' and empty_since < ? order by empty_since, id limit ?",
                rows::read,
                fleet.value(),
                before,
                limit);
    }

    @Override
    public List<GameSession> living(HostId host) {
        return statements.list(
                SELECT + "where host_id = ?" + LIVING + " order by created_at, id", rows::read, host.value());
    }

    @Override
    public int countLiving(FleetId fleet) {
        return statements.integer("select count(*) from game_session where fleet_id = ?" + LIVING, fleet.value());
    }

    @Override
    public List<Tally> tally(FleetId fleet) {
        return statements.list(
                "select status, count(*), coalesce(sum(players), 0) from game_session where fleet_id = ?" + LIVING
                        + " group by status order by status",
                row -> new Tally(row.word(SessionStatus.class), row.number(), row.number()),
                fleet.value());
    }

    @Override
    public long countPlayers(FleetId fleet) {
        return statements.number(
                "select coalesce(sum(players), 0) from game_session where fleet_id = ?" + LIVING, fleet.value());
    }

    @Override
    public List<SessionCount> countLiving() {
        return statements.list(
                "select fleet_id, status, count(*), coalesce(sum(players), 0), coalesce(sum(max_players), 0)"
                        + " from game_session where true" + LIVING
                        + " group by fleet_id, status order by fleet_id, status",
                row -> new SessionCount(
                        new FleetId(row.text()),
                        row.word(SessionStatus.class),
                        row.integer(),
                        row.number(),
                        row.number()));
    }

    @Override
    public void insert(GameSession session) {
        boolean inserted = statements.inserted(
                row(session.id()), """
                insert into game_session (id, fleet_id, host_id, process_id, assignment, address, port, weight,
                    asked_name, asked_players, property_count, session_data, creator_id, matchmaker_data, trace, created_at,
                    version, status, reason, name, max_players, players, join_policy, protection, activate_by,
                    activated_at, ended_at, empty_since)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, SessionRow.fixed(session).and(SessionRow.changeable(session)));
        if (!inserted) {
            throw new Conflict("session " + session.id());
        }
        int place = 0;
        for (Map.Entry<String, String> property : session.request().properties().entrySet()) {
            statements.later(
                    new Rows("session_property", session.id().value()),
                    """
                    insert into session_property (session_id, property_key, property_value, place) values (?, ?, ?, ?)
                    """,
                    Arguments.of(session.id().value(), property.getKey(), property.getValue(), place++));
        }
        if (!session.status().over()) {
            properties.add(session);
        }
    }

    @Override
    public void update(GameSession session) {
        boolean updated = statements.changed(
                row(session.id()),
                """
                update game_session set status = ?, reason = ?, name = ?, max_players = ?, players = ?, join_policy = ?,
                    protection = ?, activate_by = ?, activated_at = ?, ended_at = ?, empty_since = ?,
                    version = version + 1
                where id = ? and version = ?
                """,
                SessionRow.changeable(session).and(session.id().value(), session.version()));
        if (!updated) {
            throw new Conflict("session " + session.id());
        }
        if (session.status().over()) {
            properties.remove(session);
        }
    }

    @Override
    public int trim(Instant before, int limit) {
        Branches branches = new Branches("ended_at, id", limit);
        for (SessionStatus status : SessionStatus.values()) {
            if (status.over()) {
                branches.add(
                        "select id, ended_at from game_session where status = ? and ended_at < ?",
                        Arguments.of(status, before));
            }
        }
        List<String> old = branches.list(statements, Row::text);
        for (String id : old) {
            statements.change("delete from player_session where session_id = ?", id);
            statements.change("delete from session_property where session_id = ?", id);
            statements.change("delete from game_session where id = ?", id);
        }
        return old.size();
    }
}
