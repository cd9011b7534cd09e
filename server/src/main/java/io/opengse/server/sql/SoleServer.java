package io.opengse.server.sql;

import io.opengse.engine.store.StoreFailed;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Keeps a second server off a PostgreSQL database: servers do not share one yet. Held by the server that runs, in a
 * session of its own, which PostgreSQL ends when that server dies; a lock on a file does the same for SQLite. Where the
 * database is restarted the lock is gone, so it stops mistakes, not malice.
 */
public final class SoleServer implements AutoCloseable {
    /** "gseone" in letters; not the writers' lock. */
    private static final long LOCK = 0x6773656f6e65L;

    private static final String LOCK_TIMEOUT = "55P03";

    private final Connection connection;

    private SoleServer(Connection connection) {
        this.connection = connection;
    }

    /**
     * Returns when this server is the only one.
     *
     * @param patience for another one that is about to end, or that the database has not noticed to be gone
     * @throws StoreFailed when another one runs, or the database cannot be reached
     */
    public static SoleServer on(PostgresAddress address, Duration patience) {
        try {
            return new SoleServer(locked(address, patience));
        } catch (SQLException failure) {
            if (LOCK_TIMEOUT.equals(failure.getSQLState())) {
                throw new StoreFailed(
                        "Another gse server runs on " + address
                                + ", and two cannot share a database yet: stop it, or give"
                                + " this one a database of its own with store. If its machine died just now, try again"
                                + " in half a minute.",
                        failure);
            }
            throw PostgresDiagnosis.of(failure, address);
        }
    }

    private static Connection locked(PostgresAddress address, Duration patience) throws SQLException {
        Connection connection = address.connect();
        try (Statement statement = connection.createStatement()) {
            // A machine that is gone is noticed after 25 seconds instead of two hours.
            statement.execute(
                    "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3");
            statement.execute("set lock_timeout = " + patience.toMillis());
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new StoreFailed("The lock of this server on its database did not end", failure);
        }
    }
}
