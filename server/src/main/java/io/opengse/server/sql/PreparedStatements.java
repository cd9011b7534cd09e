package io.opengse.server.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements of one connection that are kept prepared, by their texts, and how values are bound to them. */
final class PreparedStatements {
    private static final int KEPT = 400;

    private final Connection connection;
    private final Map<String, Prepared> prepared = new LinkedHashMap<>(KEPT * 2, 0.75f, true);

    PreparedStatements(Connection connection) {
        this.connection = connection;
    }

    Set<String> texts() {
        return Set.copyOf(prepared.keySet());
    }

    Prepared of(String sql) throws SQLException {
        Prepared known = prepared.get(sql);
        if (known != null) {
            return known;
        }
        if (prepared.size() >= KEPT) {
            var longestUnused = prepared.entrySet().iterator();
            longestUnused.next().getValue().close();
            longestUnused.remove();
        }
        Prepared fresh = new Prepared(connection.prepareStatement(sql));
        prepared.put(sql, fresh);
        return fresh;
    }

    Prepared bound(String sql, Arguments arguments) throws SQLException {
        Prepared statement = of(sql);
        bind(statement.statement(), 0, arguments);
        return statement;
    }

    /** @return the index of the last that is bound now */
    static int bind(PreparedStatement statement, int bound, Arguments arguments) throws SQLException {
        int index = bound;
        for (Object argument : arguments.values()) {
            bind(statement, ++index, argument);
        }
        return index;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object argument) throws SQLException {
        switch (argument) {
            case null -> statement.setObject(index, null);
            case String text -> statement.setString(index, text);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setInt(index, number);
            case Boolean truth -> statement.setInt(index, truth ? 1 : 0);
            case Instant instant -> statement.setLong(index, instant.toEpochMilli());
            case Enum<?> word -> statement.setString(index, word.name());
            default -> throw new IllegalArgumentException("cannot bind a " + argument.getClass());
        }
    }
}
