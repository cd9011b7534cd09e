package io.opengse.server.sql;

import io.opengse.engine.store.StoreFailed;
import io.opengse.engine.store.Transaction;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few connections that only read, each on the newest committed state; a caller waits when all are in use. */
final class Readers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);
    private static final int CONNECTIONS = 4;

    private final Database database;
    private final Semaphore free = new Semaphore(CONNECTIONS);
    private final ArrayDeque<Opened> idle = new ArrayDeque<>();
    private boolean closed;

    Readers(Database database) {
        this.database = database;
    }

    <T> T read(Function<Transaction, T> work) {
        free.acquireUninterruptibly();
        try {
            Opened reader = take();
            boolean sound = false;
            try {
                T answer = run(work, reader);
                sound = true;
                return answer;
            } catch (SQLException failure) {
                throw Diagnosis.of(failure, database.file());
            } finally {
                giveBack(reader, sound);
            }
        } finally {
            free.release();
        }
    }

    private static <T> T run(Function<Transaction, T> work, Opened reader) throws SQLException {
        reader.statements().control("begin");
        reader.statements().lend(Thread.currentThread());
        T answer = work.apply(reader.tables());
        reader.statements().takeBack();
        reader.statements().control("commit");
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
            throw Diagnosis.of(failure, database.file());
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
            reader.statements().control("rollback");
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
