package io.opengse.server.sql;

import io.opengse.engine.store.StoreFailed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A PostgreSQL database that several servers may use at once. Those that write do so one after another: each writing
 * transaction takes one lock first, and PostgreSQL gives it up when the transaction ends, however it ends.
 */
final class PostgresDatabase implements Database {
    private static final int OLDEST = 130_000;
    /** "opengse" in letters; any number would do that nobody else locks in this database. */
    private static final long WRITERS_LOCK = 0x6f70656e677365L;

    private static final Map<String, String> WORDS = Map.of("keyed_by_number", "bigint", "within_its_key", "");

    private final PostgresAddress address;

    PostgresDatabase(PostgresAddress address) {
        this.address = address;
    }

    @Override
    public String name() {
        return address.toString();
    }

    /** @throws StoreFailed as {@link Database#migrate}, and when its version or its order of texts does not fit */
    @Override
    public void migrate() {
        try (Connection connection = address.connect()) {
            requireFitting(connection);
        } catch (SQLException failure) {
            throw diagnosed(failure);
        }
        new Schema(this, address.source(), WORDS).migrate();
    }

    private void requireFitting(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet facts = statement.executeQuery("""
                        select current_setting('server_version_num')::integer, current_setting('server_version'),
                            datcollate, pg_encoding_to_char(encoding), pg_is_in_recovery()
                        from pg_database where datname = current_database()
                        """)) {
            facts.next();
            if (facts.getInt(1) < OLDEST) {
                throw new StoreFailed("The database " + name() + " is PostgreSQL " + facts.getString(2)
                        + ": version 13 or newer is needed. Upgrade it, or name another one with store.");
            }
            String order = facts.getString(3);
            if (!order.equals("C") && !order.equals("POSIX")
                    || !facts.getString(4).equals("UTF8")) {
                throw new StoreFailed("The database " + name() + " orders texts as " + order + " in "
                        + facts.getString(4) + "; OpenGSE needs the order of code points. Make one with: "
                        + address.creation());
            }
            if (facts.getBoolean(5)) {
                throw new StoreFailed(
                        "The database " + name() + " is a standby, which takes no writes: name the primary"
                                + " with store, or all of them as postgresql://HOST1,HOST2/DATABASE.");
            }
        }
    }

    @Override
    public Opened connect(boolean writes) throws SQLException {
        Connection connection = address.connect();
        try {
            connection.setReadOnly(!writes);
            connection.setTransactionIsolation(
                    // The lock makes writers wait for each other, so that each statement sees all that was written.
                    writes ? Connection.TRANSACTION_READ_COMMITTED : Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        Statements statements = new Statements(this, connection, writes);
        return new Opened(statements, new Tables(statements));
    }

    /** The driver sends BEGIN with the first statement. */
    @Override
    public void begin(Statements statements, boolean writes) throws SQLException {
        if (writes) {
            statements.beginWith("select pg_advisory_xact_lock(" + WRITERS_LOCK + ")");
        }
    }

    @Override
    public void commit(Statements statements) throws SQLException {
        statements.connection().commit();
    }

    @Override
    public void rollback(Statements statements) throws SQLException {
        statements.connection().rollback();
    }

    @Override
    public boolean hasOneWriter() {
        return false;
    }

    @Override
    public Fault fault(SQLException failure) {
        return PostgresDiagnosis.fault(failure);
    }

    @Override
    public StoreFailed diagnosed(SQLException failure) {
        return PostgresDiagnosis.of(failure, address);
    }
}
