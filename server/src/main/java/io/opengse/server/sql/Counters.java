package io.opengse.server.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/**
 * Table counter. What was counted is not read and written by every work, but once in a transaction, or never read again.
 */
final class Counters {
    private final Map<String, Long> values = new HashMap<>();
    private final Map<String, Long> kept = new HashMap<>();

    /** Others may have counted on. */
    void forget() {
        values.clear();
        kept.clear();
    }

    /** Reads all of them, behind another statement in the same go. */
    void read(String first, PreparedStatements statements) throws SQLException {
        PreparedStatement both = statements
                .of(first + ";\nselect name, value from counter order by name")
                .statement();
        both.execute();
        if (!both.getMoreResults()) {
            throw new SQLException("no counters");
        }
        try (ResultSet result = both.getResultSet()) {
            while (result.next()) {
                values.put(result.getString(1), result.getLong(2));
            }
        }
        kept.putAll(values);
    }

    OptionalLong known(String counter) {
        Long value = values.get(counter);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    void set(String counter, long value) {
        values.put(counter, value);
    }

    /** Hands over those that have risen since they were read or kept. */
    void keep(BiConsumer<String, Long> risen) {
        values.forEach((counter, value) -> {
            if (!value.equals(kept.put(counter, value))) {
                risen.accept(counter, value);
            }
        });
    }
}
