package io.opengse.server.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.CoreResultSet;

/**
 * A prepared statement that learns the names of its columns once. SQLite's driver asks for them before every result, a
 * call and a copy for each column, which cost half the memory and a third of the time of a small query; nobody needs
 * them, since rows are read from left to right.
 */
final class Prepared implements AutoCloseable {
    private final PreparedStatement statement;
    /** The driver has one result for a statement, used again for every run. Null until the first, or of another driver. */
    private @Nullable CoreResultSet known;

    private String @Nullable [] names;

    Prepared(PreparedStatement statement) {
        this.statement = statement;
    }

    PreparedStatement statement() {
        return statement;
    }

    /** Runs it with what is bound. The result is to be closed before the next run. */
    ResultSet query() throws SQLException {
        CoreResultSet result = known;
        if (result == null) {
            ResultSet first = statement.executeQuery();
            if (first instanceof CoreResultSet rows) {
                known = rows;
                names = rows.colsMeta;
            }
            return first;
        }
        statement.execute();
        result.colsMeta = names;
        return statement.getResultSet();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
