package io.opengse.server.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of a result, read column by column from left to right. */
final class Row {
    private final ResultSet columns;
    private int last;

    Row(ResultSet columns) {
        this.columns = columns;
    }

    /** Goes to the next row; false after the last. */
    boolean next() throws SQLException {
        last = 0;
        return columns.next();
    }

    String text() {
        return Objects.requireNonNull(textOrNull(), "a column declared not null");
    }

    @Nullable
    String textOrNull() {
        try {
            return columns.getString(++last);
        } catch (SQLException failure) {
            throw new Statements.Failed(failure);
        }
    }

    long number() {
        try {
            return columns.getLong(++last);
        } catch (SQLException failure) {
            throw new Statements.Failed(failure);
        }
    }

    @Nullable
    Long numberOrNull() {
        long value = number();
        try {
            return columns.wasNull() ? null : value;
        } catch (SQLException failure) {
            throw new Statements.Failed(failure);
        }
    }

    int integer() {
        return Math.toIntExact(number());
    }

    @Nullable
    Integer integerOrNull() {
        Long value = numberOrNull();
        return value == null ? null : Math.toIntExact(value);
    }

    boolean truth() {
        return number() != 0;
    }

    Instant instant() {
        return Instant.ofEpochMilli(number());
    }

    @Nullable
    Instant instantOrNull() {
        Long millis = numberOrNull();
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    <E extends Enum<E>> E word(Class<E> type) {
        return Enum.valueOf(type, text());
    }

    <E extends Enum<E>> @Nullable E wordOrNull(Class<E> type) {
        String name = textOrNull();
        return name == null ? null : Enum.valueOf(type, name);
    }
}
