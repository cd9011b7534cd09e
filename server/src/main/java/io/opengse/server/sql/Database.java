package io.opengse.server.sql;

import io.opengse.engine.store.StoreFailed;
import java.sql.SQLException;

/**
 * A kind of database: how it is opened, and everything else in which one differs from another. The tables and their
 * statements are the same for all, and so are the migrations but for two words.
 */
sealed interface Database permits EmbeddedDatabase, PostgresDatabase {
    /** For messages; holds no secret. */
    String name();

    /**
     * Makes the schema, or brings it to this version's.
     *
     * @throws StoreFailed when it cannot be opened, or belongs to a newer version that leaves this one behind
     */
    void migrate();

    /** A new connection; one that does not write refuses to. */
    Opened connect(boolean writes) throws SQLException;

    /** Begins a transaction. While one that writes runs, no other one that writes runs anywhere. */
    void begin(Statements statements, boolean writes) throws SQLException;

    void commit(Statements statements) throws SQLException;

    void rollback(Statements statements) throws SQLException;

    /** Whether all writes go through one connection, so that what it has counted stands until it counts on. */
    boolean hasOneWriter();

    Fault fault(SQLException failure);

    /** What a failure means to the people who run the server. */
    StoreFailed diagnosed(SQLException failure);
}
