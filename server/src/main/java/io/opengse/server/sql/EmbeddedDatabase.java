package io.opengse.server.sql;

import io.opengse.engine.store.StoreFailed;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteDataSource;

/** The file of the embedded database: how it is opened, and the migrations that bring it to this version's schema. */
final class EmbeddedDatabase implements Database {
    private static final int WRITER_CACHE_KIB = 32 * 1024;
    private static final int READER_CACHE_KIB = 4 * 1024;
    private static final int LOCK_PATIENCE_MILLIS = 5_000;
    /** For the writer itself: only reached when {@link Checkpoints} cannot keep up. */
    private static final int PAGES_BETWEEN_CHECKPOINTS = 16_000;

    private static final int LARGEST_IDLE_LOG_BYTES = 64 * 1024 * 1024;

    /** Where the schema is not the same for every database; the migrations say what each is for. */
    private static final Map<String, String> WORDS =
            Map.of("keyed_by_number", "integer", "within_its_key", "without rowid");

    private final Path file;

    EmbeddedDatabase(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    @Override
    public String name() {
        return file.toString();
    }

    /**
     * Makes the schema, or brings it to this version's.
     *
     * @throws StoreFailed when the file is no database, or {@link Schema} refuses it
     */
    @Override
    public void migrate() {
        new Schema(this, source(true), WORDS).migrate();
    }

    @Override
    public Opened connect(boolean writes) throws SQLException {
        Connection connection = source(writes).getConnection();
        if (!writes) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma query_only = true");
            }
        }
        Statements statements = new Statements(this, connection, writes);
        return new Opened(statements, new Tables(statements));
    }

    @Override
    public void begin(Statements statements, boolean writes) throws SQLException {
        statements.control(writes ? "begin immediate" : "begin");
    }

    @Override
    public void commit(Statements statements) throws SQLException {
        statements.control("commit");
    }

    @Override
    public void rollback(Statements statements) throws SQLException {
        statements.control("rollback");
    }

    /** Its file is open in one program only, and there in one writing connection. */
    @Override
    public boolean hasOneWriter() {
        return true;
    }

    @Override
    public Fault fault(SQLException failure) {
        return Diagnosis.isDuplicate(failure) ? Fault.DUPLICATE : Fault.LASTING;
    }

    @Override
    public StoreFailed diagnosed(SQLException failure) {
        return Diagnosis.of(failure, file);
    }

    /** A connection for {@link Checkpoints}, which writes to the file but never to a table. */
    Connection checkpointing() throws SQLException {
        return source(false).getConnection();
    }

    private DataSource source(boolean writes) {
        SQLiteConfig settings = new SQLiteConfig();
        settings.setJournalMode(JournalMode.WAL);
        // FULL: a commit returns when the log is on the disk itself, not only in the operating system's memory.
        settings.setSynchronous(SynchronousMode.FULL);
        settings.setBusyTimeout(LOCK_PATIENCE_MILLIS);
        settings.setTempStore(TempStore.MEMORY);
        settings.setCacheSize(-(writes ? WRITER_CACHE_KIB : READER_CACHE_KIB));
        settings.setJournalSizeLimit(LARGEST_IDLE_LOG_BYTES);
        settings.setWalAutocheckpoint(PAGES_BETWEEN_CHECKPOINTS);
        settings.setGetGeneratedKeys(false);
        SQLiteDataSource source = new SQLiteDataSource(settings);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
