package io.opengse.server.sql;

import io.opengse.engine.store.StoreFailed;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/**
 * Copies all that a store holds into an empty one of the other kind, in one transaction on each side, and reads it again
 * there before it is kept. Used to move an installation, and for backups of a PostgreSQL database, which are files of the
 * embedded one.
 */
public final class StoreCopy {
    private static final int BATCH = 500;
    /** About the programs, not about what they keep: who was signed in to the console signs in again. */
    private static final Set<String> LEFT_OUT = Set.of(
            "flyway_schema_history",
            "schema_reach",
            "store_writer",
            "server",
            "lease",
            "shared_secret",
            "console_visit",
            "console_ticket",
            "upload_piece");
    /** Filled by the migrations: rows here are no sign that somebody used the store. */
    private static final Set<String> FILLED = Set.of("counter", "access_edition");

    private final Connection from;
    private final Connection to;
    private final Database target;

    private StoreCopy(Connection from, Connection to, Database target) {
        this.from = from;
        this.to = to;
        this.target = target;
    }

    /**
     * One table, as it is in both stores now.
     *
     * @param checksum of its rows, whatever their order
     */
    public record Copied(String table, long rows, String checksum) {}

    /**
     * Copies the embedded database to PostgreSQL; both get this version's schema first.
     *
     * @param file of a server that does not run: its {@link DataDirectory} is to be held
     * @param told of each table when it is copied and checked
     * @throws StoreFailed when the target holds anything, or one of them cannot be used; the target is then as it was
     */
    public static List<Copied> toPostgres(Path file, PostgresAddress address, Consumer<Copied> told) {
        EmbeddedDatabase source = new EmbeddedDatabase(file);
        source.migrate();
        return copied(source, new PostgresDatabase(address), told);
    }

    /**
     * Copies a PostgreSQL database, as it is at one moment, into a fresh file; servers may write to it meanwhile. Its
     * schema is to be this version's: it is not brought up to date, since servers of another version may use it.
     *
     * @param file must not exist, or be empty
     */
    public static List<Copied> toFile(PostgresAddress address, Path file) {
        return copied(new PostgresDatabase(address), new EmbeddedDatabase(file), _ -> {});
    }

    private static List<Copied> copied(Database source, Database target, Consumer<Copied> told) {
        target.migrate();
        try (Connection from = opened(source, false);
                Connection to = opened(target, true)) {
            return new StoreCopy(from, to, target).all(told);
        } catch (SQLException failure) {
            boolean embedded = failure instanceof SQLiteException;
            throw embedded == target instanceof EmbeddedDatabase
                    ? target.diagnosed(failure)
                    : source.diagnosed(failure);
        }
    }

    private static Connection opened(Database database, boolean writes) throws SQLException {
        Connection connection = database.connect(writes).statements().connection();
        if (database instanceof PostgresDatabase) {
            try (Statement statement = connection.createStatement()) {
                // The other side may be slow; nobody waits for this one, since it does not take the writers' turn.
                statement.execute("set idle_in_transaction_session_timeout = 0");
                statement.execute("set statement_timeout = 0");
            }
            connection.commit();
        } else {
            connection.setAutoCommit(false);
        }
        return connection;
    }

    private List<Copied> all(Consumer<Copied> told) throws SQLException {
        List<Copied> copied = new ArrayList<>();
        List<String> tables = tables();
        for (String table : tables) {
            requireEmpty(table);
        }
        for (String table : tables) {
            Copied one = copy(table);
            copied.add(one);
            told.accept(one);
        }
        to.commit();
        from.rollback();
        return List.copyOf(copied);
    }

    private List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = to.getMetaData()
                .getTables(null, target instanceof PostgresDatabase ? "public" : null, "%", new String[] {"TABLE"})) {
            while (found.next()) {
                String name = found.getString("TABLE_NAME");
                if (!LEFT_OUT.contains(name) && !name.startsWith("sqlite_")) {
                    tables.add(name);
                }
            }
        }
        tables.sort(null);
        return tables;
    }

    private void requireEmpty(String table) throws SQLException {
        try (Statement statement = to.createStatement()) {
            if (FILLED.contains(table)) {
                statement.executeUpdate("delete from " + table);
                return;
            }
            try (ResultSet any = statement.executeQuery("select 1 from " + table + " limit 1")) {
                if (any.next()) {
                    throw new StoreFailed("The database " + target.name() + " is not empty: its table " + table
                            + " has rows. Make another one, and name that.");
                }
            }
        }
    }

    private Copied copy(String table) throws SQLException {
        List<String> columns = columns(table);
        String names = String.join(", ", columns);
        String marks = String.join(", ", columns.stream().map(_ -> "?").toList());
        RowSum sent = new RowSum();
        try (Statement select = reading(from);
                ResultSet rows = select.executeQuery("select " + names + " from " + table);
                PreparedStatement insert =
                        to.prepareStatement("insert into " + table + " (" + names + ") values (" + marks + ")")) {
            while (rows.next()) {
                for (int column = 1; column <= columns.size(); column++) {
                    bind(insert, column, rows.getObject(column));
                }
                sent.add(rows, columns.size());
                insert.addBatch();
                if (sent.rows() % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        RowSum arrived = sum("select " + names + " from " + table, columns.size());
        if (!arrived.same(sent)) {
            throw new StoreFailed("Table " + table + " of " + target.name() + " reads otherwise than it was written ("
                    + arrived.rows() + " rows of " + sent.rows() + "): nothing was kept.");
        }
        return new Copied(table, sent.rows(), sent.text());
    }

    private static void bind(PreparedStatement insert, int column, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> insert.setObject(column, null);
            case Number number -> insert.setLong(column, number.longValue());
            default -> insert.setString(column, value.toString());
        }
    }

    private RowSum sum(String sql, int columns) throws SQLException {
        RowSum sum = new RowSum();
        try (Statement select = reading(to);
                ResultSet rows = select.executeQuery(sql)) {
            while (rows.next()) {
                sum.add(rows, columns);
            }
        }
        return sum;
    }

    /** Rows come in portions, so that a large table needs no large memory. */
    private static Statement reading(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setFetchSize(BATCH);
        return statement;
    }

    private List<String> columns(String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = to.createStatement();
                ResultSet none = statement.executeQuery("select * from " + table + " limit 0")) {
            for (int column = 1; column <= none.getMetaData().getColumnCount(); column++) {
                columns.add(none.getMetaData().getColumnName(column));
            }
        }
        return columns;
    }
}
