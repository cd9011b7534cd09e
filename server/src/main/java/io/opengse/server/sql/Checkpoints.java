package io.opengse.server.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what the log holds into the database file on a thread of its own, while the writer goes on: done by the writer,
 * it would stop all commits for tens of milliseconds again and again. Should this thread fall behind, the writer still
 * does it, later ({@link Database}). Told by {@link GroupCommit}; loses nothing when it fails, the log is the truth.
 */
final class Checkpoints implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final int WORKS_BETWEEN = 500;

    private final Database database;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private int works;
    private boolean closed;

    Checkpoints(Database database) {
        this.database = database;
        thread = Thread.ofPlatform().name("store-checkpoint").daemon(true).start(this::serve);
    }

    void committed(int more) {
        lock.lock();
        try {
            works += more;
            if (works >= WORKS_BETWEEN) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void serve() {
        try (Connection connection = database.checkpointing();
                Statement statement = connection.createStatement()) {
            while (due()) {
                // PASSIVE waits for nobody: what readers or the writer still need stays for the next time.
                statement.execute("pragma wal_checkpoint(passive)");
            }
        } catch (SQLException failure) {
            LOG.warn(
                    "The log of {} is checkpointed by its writer from now on: {}",
                    database.file(),
                    failure.getMessage());
        }
    }

    /** Waits for enough to do; false when there will be no more. */
    private boolean due() {
        lock.lock();
        try {
            while (works < WORKS_BETWEEN && !closed) {
                changed.awaitUninterruptibly();
            }
            works = 0;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
