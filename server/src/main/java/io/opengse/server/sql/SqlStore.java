package io.opengse.server.sql;

import io.opengse.engine.store.Store;
import io.opengse.engine.store.StoreFailed;
import io.opengse.engine.store.Transaction;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * The store of a server: an embedded SQLite database in one file, which must belong to this program alone (see
 * {@link DataDirectory}), or a PostgreSQL database. Writes go through one thread ({@link GroupCommit}); reads run on the
 * caller's thread, on a snapshot, and never wait for writes ({@link Readers}).
 */
public final class SqlStore implements Store {
    /** Whether this thread runs a work: a work that called the store would wait for itself. */
    private static final ScopedValue<Boolean> WORKING = ScopedValue.newInstance();

    private final GroupCommit writer;
    private final Readers readers;

    private SqlStore(GroupCommit writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /**
     * Opens the database, makes it if it is not there, and brings its schema up to date.
     *
     * @throws StoreFailed when it cannot be opened; the message says what to do
     */
    public static SqlStore open(Path file) {
        EmbeddedDatabase database = new EmbeddedDatabase(file);
        try {
            database.migrate();
            return new SqlStore(
                    new GroupCommit(new EmbeddedCommits(database), WORKING), new Readers(database, Patience.none()));
        } catch (SQLException failure) {
            throw database.diagnosed(failure);
        }
    }

    /**
     * Opens a PostgreSQL database, which other servers may use at the same time, and brings its schema up to date.
     *
     * @param writer a name that no other opened store has or had
     * @param patience how long a call waits for a database that is away
     * @throws StoreFailed when it cannot be opened; the message says what to do
     */
    public static SqlStore open(PostgresAddress address, String writer, InstantSource clock, Duration patience) {
        PostgresDatabase database = new PostgresDatabase(address);
        database.migrate();
        return open(database, writer, new Patience(clock, patience));
    }

    /** Opens one that has this version's schema. */
    static SqlStore open(PostgresDatabase database, String writer, Patience patience) {
        Commits commits = new PostgresCommits(database, writer, patience);
        return new SqlStore(new GroupCommit(commits, WORKING), new Readers(database, patience));
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        requireIdle();
        return writer.write(work);
    }

    @Override
    public <T> T writeFirst(Function<Transaction, T> work) {
        requireIdle();
        return writer.writeFirst(work);
    }

    @Override
    public <T> T read(Function<Transaction, T> work) {
        requireIdle();
        return ScopedValue.where(WORKING, true).call(() -> readers.read(work));
    }

    /** Does the works that wait, then closes; calling it again does nothing. */
    @Override
    public void close() {
        writer.close();
        readers.close();
    }

    private static void requireIdle() {
        if (WORKING.isBound()) {
            throw new IllegalStateException("a work must not call the store: use the transaction it was given");
        }
    }
}
