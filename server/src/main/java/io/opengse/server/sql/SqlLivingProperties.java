package io.opengse.server.sql;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionFilter;
import io.opengse.engine.session.SessionFilter.And;
import io.opengse.engine.session.SessionFilter.HasSeat;
import io.opengse.engine.session.SessionFilter.Not;
import io.opengse.engine.session.SessionFilter.NumberIs;
import io.opengse.engine.session.SessionFilter.Or;
import io.opengse.engine.session.SessionFilter.PropertyIs;
import io.opengse.engine.session.SessionFilter.TextIs;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Table living_property: derived, for searches. Written by {@link SqlSessions} with the sessions themselves. */
final class SqlLivingProperties {
    /** Of two properties the rarer one leads to what both have; beyond so many rows it no longer matters. */
    private static final int COUNTED = 1_000;

    private final Statements statements;

    SqlLivingProperties(Statements statements) {
        this.statements = statements;
    }

    void add(GameSession session) {
        session.request()
                .properties()
                .forEach((key, value) -> statements.later(
                        Rows.of("living_property"),
                        "insert into living_property (of_fleet, of_key, of_value, made_at, session_id) values (?, ?, ?, ?, ?)",
                        row(session, key, value)));
    }

    void remove(GameSession session) {
        session.request()
                .properties()
                .forEach((key, value) -> statements.later(Rows.of("living_property"), """
                delete from living_property
                where of_fleet = ? and of_key = ? and of_value = ? and made_at = ? and session_id = ?
                """, row(session, key, value)));
    }

    private static Arguments row(GameSession session, String key, String value) {
        return Arguments.of(
                session.place().fleet().value(),
                key,
                value,
                session.times().created(),
                session.id().value());
    }

    /** The properties that every session the filter lets through has, the rarest first; may be none. */
    List<PropertyIs> leadingTo(SessionFilter filter, FleetId fleet) {
        List<PropertyIs> needed = needed(filter).toList();
        if (needed.size() < 2) {
            return needed;
        }
        Map<PropertyIs, Integer> counts = new HashMap<>();
        needed.forEach(property -> counts.computeIfAbsent(property, each -> count(each, fleet)));
        return needed.stream()
                .sorted(Comparator.comparing(counts::get, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private int count(PropertyIs property, FleetId fleet) {
        return statements.integer("""
                select count(*) from (select 1 from living_property
                    where of_fleet = ? and of_key = ? and of_value = ? limit ?) as counted
                """, fleet.value(), property.key(), property.value(), COUNTED);
    }

    private static Stream<PropertyIs> needed(SessionFilter filter) {
        return switch (filter) {
            case And(var left, var right) -> Stream.concat(needed(left), needed(right));
            case PropertyIs property -> property.equal() ? Stream.of(property) : Stream.empty();
            case Or _, Not _, TextIs _, NumberIs _, HasSeat _ -> Stream.empty();
        };
    }
}
