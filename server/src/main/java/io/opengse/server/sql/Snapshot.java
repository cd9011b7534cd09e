package io.opengse.server.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A copy of the embedded database as it was at one moment, taken while a server writes to it or while none runs. */
public final class Snapshot {
    private static final int LOCK_PATIENCE_MILLIS = 30_000;

    private Snapshot() {}

    /**
     * Writes the copy: one file, without a log beside it.
     *
     * @param target must not exist
     * @throws IOException when the database cannot be read or the copy not be written
     */
    public static void take(Path database, Path target) throws IOException {
        if (!Files.isRegularFile(database)) {
            throw new IOException("there is no database " + database);
        }
        try (Connection connection = open(database);
                PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
            copy.setString(1, target.toString());
            copy.execute();
        } catch (SQLException failure) {
            throw new IOException("the database " + database + " cannot be copied: " + failure.getMessage(), failure);
        }
    }

    /** @throws IOException when the file is no database, or a damaged one */
    public static void check(Path database) throws IOException {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("pragma integrity_check(1)")) {
            String verdict = found.next() ? found.getString(1) : "no answer";
            if (!"ok".equals(verdict)) {
                throw new IOException("the database is damaged: " + verdict);
            }
        } catch (SQLException failure) {
            throw new IOException("it holds no readable database: " + failure.getMessage(), failure);
        }
    }

    private static Connection open(Path database) throws SQLException {
        SQLiteConfig settings = new SQLiteConfig();
        settings.setBusyTimeout(LOCK_PATIENCE_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(settings);
        source.setUrl("jdbc:sqlite:" + database);
        return source.getConnection();
    }
}
