package io.opengse.server.sql;

import io.opengse.engine.session.SessionFilter;
import io.opengse.engine.session.SessionFilter.And;
import io.opengse.engine.session.SessionFilter.HasSeat;
import io.opengse.engine.session.SessionFilter.Not;
import io.opengse.engine.session.SessionFilter.NumberIs;
import io.opengse.engine.session.SessionFilter.Or;
import io.opengse.engine.session.SessionFilter.PropertyIs;
import io.opengse.engine.session.SessionFilter.TextIs;
import java.util.ArrayList;
import java.util.List;

/** Turns a filter on sessions into a condition on game_session; every value the caller gave is a bound argument. */
final class SessionConditions {
    private final List<Object> values = new ArrayList<>();

    private SessionConditions() {}

    record Condition(String sql, Arguments arguments) {}

    static Condition of(SessionFilter filter) {
        SessionConditions conditions = new SessionConditions();
        String sql = conditions.sql(filter);
        return new Condition(sql, Arguments.of(conditions.values.toArray()));
    }

    private String sql(SessionFilter filter) {
        return switch (filter) {
            case And(var left, var right) -> "(" + sql(left) + " and " + sql(right) + ")";
            case Or(var left, var right) -> "(" + sql(left) + " or " + sql(right) + ")";
            case Not(var inner) -> "(not " + sql(inner) + ")";
            case TextIs text -> text(text);
            case PropertyIs property -> property(property);
            case NumberIs number -> number(number);
            case HasSeat(var wanted) ->
                (wanted ? "" : "not ") + "(players < max_players and join_policy = 'ACCEPT_ALL')";
        };
    }

    private String text(TextIs condition) {
        values.add(condition.value());
        String column = switch (condition.field()) {
            case NAME -> "name";
            case ID -> "id";
        };
        return column + equals(condition.equal()) + "?";
    }

    private String property(PropertyIs condition) {
        values.add(condition.key());
        values.add(condition.value());
        return "exists (select 1 from session_property where session_id = game_session.id and property_key = ?"
                + " and property_value" + equals(condition.equal()) + "?)";
    }

    private String number(NumberIs condition) {
        values.add(condition.value());
        String column = switch (condition.field()) {
            case MAX_PLAYERS -> "max_players";
            case CREATED_MILLIS -> "created_at";
            case PLAYERS -> "players";
        };
        return column + " " + condition.comparison().sign() + " ?";
    }

    private static String equals(boolean equal) {
        return equal ? " = " : " <> ";
    }
}
