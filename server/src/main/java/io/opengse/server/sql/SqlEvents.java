package io.opengse.server.sql;

import io.opengse.engine.event.Event;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Table event, and the counter of its numbers. */
final class SqlEvents implements EventTable {
    /** Two events of nearly the same moment may be numbered the other way round; clocks differ by less than this. */
    private static final Duration DISORDER = Duration.ofMinutes(1);

    private final Statements statements;

    SqlEvents(Statements statements) {
        this.statements = statements;
    }

    @Override
    public void add(Event event) {
        Subjects subjects = event.subjects();
        statements.later(
                Rows.of("event"),
                """
                insert into event (number, happened_at, code, actor, message, fleet_id, host_id, process_id, session_id,
                    player_id, log)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                Arguments.of(
                        statements.next("event"),
                        event.at(),
                        event.code(),
                        event.actor(),
                        event.message(),
                        subjects.fleet() == null ? null : subjects.fleet().value(),
                        subjects.host() == null ? null : subjects.host().value(),
                        subjects.process() == null ? null : subjects.process().value(),
                        subjects.session() == null ? null : subjects.session().value(),
                        subjects.player() == null ? null : subjects.player().value(),
                        event.log()));
    }

    @Override
    public List<Event> find(Query query, int limit) {
        Conditions conditions = conditions(query);
        Branches branches = new Branches("number desc", limit);
        Set<EventCode> codes = isOfOneFleet(query) ? EnumSet.allOf(EventCode.class) : query.codes();
        if (codes.isEmpty()) {
            branches.add(conditions.select(), conditions.arguments);
        }
        for (EventCode code : codes) {
            branches.add(conditions.select() + " and code = ?", conditions.arguments.and(code));
        }
        return branches.list(statements, SqlEvents::event);
    }

    /** All that a fleet did: found code by code, since every event would have to be kept in one index more. */
    private static boolean isOfOneFleet(Query query) {
        Subjects about = query.about();
        return query.codes().isEmpty()
                && about != null
                && about.fleet() != null
                && about.host() == null
                && about.process() == null
                && about.session() == null
                && about.player() == null;
    }

    @Override
    public int trim(Instant before, int limit) {
        return statements.change("""
                delete from event where number in (
                    select number from event where happened_at < ? order by happened_at, number limit ?)
                """, before, limit);
    }

    private static Conditions conditions(Query query) {
        Conditions conditions = new Conditions();
        Subjects about = query.about();
        if (about != null) {
            conditions.add(
                    "fleet_id = ?", about.fleet() == null ? null : about.fleet().value());
            conditions.add(
                    "host_id = ?", about.host() == null ? null : about.host().value());
            conditions.add(
                    "process_id = ?",
                    about.process() == null ? null : about.process().value());
            conditions.add(
                    "session_id = ?",
                    about.session() == null ? null : about.session().value());
            conditions.add(
                    "player_id = ?",
                    about.player() == null ? null : about.player().value());
        }
        conditions.add("number < ?", query.below() == 0 ? null : query.below());
        // Also when it is 0: a list of all is a search along the numbers then, not a scan.
        conditions.add("number > ?", query.above());
        Instant from = query.from();
        if (from != null) {
            conditions.add("happened_at >= ?", from);
            conditions.add("""
                    number >= (select number from event where happened_at >= ? order by happened_at, number limit 1)
                    """, from.minus(DISORDER));
        }
        Instant until = query.until();
        if (until != null) {
            conditions.add("happened_at < ?", until);
            conditions.add("""
                    number <= (select number from event where happened_at < ?
                               order by happened_at desc, number desc limit 1)
                    """, until.plus(DISORDER));
        }
        return conditions;
    }

    /** The conditions of a query so far. */
    private static final class Conditions {
        private final StringBuilder sql = new StringBuilder();
        private Arguments arguments = Arguments.of();

        /** Null asks nothing. */
        void add(String condition, @Nullable Object argument) {
            if (argument != null) {
                sql.append(" and ").append(condition);
                arguments = arguments.and(argument);
            }
        }

        String select() {
            return """
                    select number, happened_at, code, actor, message, fleet_id, host_id, process_id, session_id, player_id,
                        log
                    from event where true""" + sql;
        }
    }

    private static Event event(Row row) {
        return new Event(
                row.number(),
                row.instant(),
                row.word(EventCode.class),
                row.text(),
                row.text(),
                new Subjects(
                        named(row.textOrNull(), FleetId::new),
                        named(row.textOrNull(), HostId::new),
                        named(row.textOrNull(), ProcessId::new),
                        named(row.textOrNull(), SessionId::new),
                        named(row.textOrNull(), PlayerSessionId::new)),
                row.textOrNull());
    }

    private static <T> @Nullable T named(@Nullable String value, Function<String, T> kind) {
        return value == null ? null : kind.apply(value);
    }
}
