package io.opengse.server.sql;

import io.opengse.engine.store.StoreFailed;
import io.opengse.engine.store.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few connections that only read, each on the newest committed state; a caller waits when all are in use. */
final class Readers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);
    private static final int CONNECTIONS = 4;

    private final Database database;
    private final Patience patience;
    private final Semaphore free = new Semaphore(CONNECTIONS);
    private final ArrayDeque<Opened> idle = new ArrayDeque<>();
    private boolean closed;

    Readers(Database database, Patience patience) {
        this.database = database;
        this.patience = patience;
    }

    <T> T read(Function<Transaction, T> work) {
        free.acquireUninterruptibly();
        try {
            @Nullable Instant until = null;
            while (true) {
                try {
                    return attempt(work);
                } catch (StoreFailed failed) {
                    until = until == null ? patience.fromNow() : until;
                    if (!passes(failed) || !patience.lasts(until)) {
                        throw failed;
                    }
                    giveUpIdle();
                }
            }
        } finally {
            free.release();
        }
    }

    private <T> T attempt(Function<Transaction, T> work) {
        Opened reader = take();
        boolean sound = false;
        try {
            T answer = run(work, reader);
            sound = true;
            return answer;
        } catch (SQLException failure) {
            throw database.diagnosed(failure);
        } finally {
            giveBack(reader, sound);
        }
    }

    /** A work that reads has no effect, so it may be run again. */
    private boolean passes(StoreFailed failed) {
        return failed.getCause() instanceof SQLException error
                && database.fault(error).passes();
    }

    /** What broke one connection has probably broken the others. */
    private void giveUpIdle() {
        synchronized (idle) {
            idle.forEach(Readers::close);
            idle.clear();
        }
    }

    private static <T> T run(Function<Transaction, T> work, Opened reader) throws SQLException {
        reader.statements().begin();
        reader.statements().lend(Thread.currentThread());
        T answer = work.apply(reader.tables());
        reader.statements().takeBack();
        reader.statements().commit();
        return answer;
    }

    private Opened take() {
        synchronized (idle) {
            if (closed) {
                throw new StoreFailed("the store is closed: the server is shutting down");
            }
            Opened reader = idle.poll();
            if (reader != null) {
                return reader;
            }
        }
        try {
            return database.connect(false);
        } catch (SQLException failure) {
            throw database.diagnosed(failure);
        }
    }

    private void giveBack(Opened reader, boolean sound) {
        reader.statements().takeBack();
        boolean keep = sound || rolledBack(reader);
        synchronized (idle) {
            if (keep && !closed) {
                idle.push(reader);
                return;
            }
        }
        close(reader);
    }

    private static boolean rolledBack(Opened reader) {
        try {
            reader.statements().rollback();
            return reader.statements().failure() == null;
        } catch (SQLException failure) {
            LOG.warn("A reading connection is given up: {}", failure.getMessage());
            return false;
        }
    }

    private static void close(Opened reader) {
        try {
            reader.statements().close();
        } catch (SQLException failure) {
            LOG.warn("A reading connection did not close: {}", failure.getMessage());
        }
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            idle.forEach(Readers::close);
            idle.clear();
        }
    }
}
