package io.opengse.server.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what the log holds into the database file on a thread of its own, while the writer goes on: done by the writer,
 * it would stop all commits for tens of milliseconds again and again. Only the last few pages of a long log are left to
 * it ({@link GroupCommit}), between two commits: the log begins anew only when nothing new came meanwhile. Loses nothing
 * when it fails: the log is the truth, and it tries again.
 */
final class Checkpoints implements AutoCloseable {
    /** PASSIVE waits for nobody: what readers or the writer still need stays for the next time. */
    static final String SQL = "pragma wal_checkpoint(passive)";

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final int WORKS_BETWEEN = 20;
    /**
     * Least time between two passes. A commit that meets a pass waits for the disk with it, so many short passes make for
     * a shorter worst wait than few long ones; at a high rate each carries more.
     */
    private static final long NANOS_BETWEEN = 5_000_000;

    /** From here on the log should begin anew; 4 KiB each. */
    private static final int LONG_LOG_PAGES = 8_000;
    /** So much is brought over in little more than the time of a commit. */
    private static final int FEW_PAGES = 500;

    private static final int MOST_PASSES = 4;

    private final EmbeddedDatabase database;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition closing = lock.newCondition();
    private final Thread thread;
    /** Said once, not with every pass. Only the thread's own. */
    private boolean failing;

    private int works;
    private boolean writersTurn;
    private boolean closed;

    Checkpoints(EmbeddedDatabase database) {
        this.database = database;
        thread = Thread.ofPlatform().name("store-checkpoint").daemon(true).start(this::serve);
    }

    /** @return whether the writer should now bring the few last pages over itself; said once each time */
    boolean committed(int more) {
        lock.lock();
        try {
            works += more;
            if (works >= WORKS_BETWEEN) {
                changed.signal();
            }
            boolean turn = writersTurn;
            writersTurn = false;
            return turn;
        } finally {
            lock.unlock();
        }
    }

    private void serve() {
        while (due()) {
            try (Connection connection = database.checkpointing();
                    Statement statement = connection.createStatement()) {
                do {
                    pass(statement);
                    failing = false;
                } while (due());
                return;
            } catch (SQLException failure) {
                // A full disk, mostly: what the log holds is safe, and once there is room it is brought over.
                if (!failing) {
                    LOG.warn("The log of {} grows: {}", database.file(), failure.getMessage());
                }
                failing = true;
            }
        }
    }

    /** Each pass leaves what came during it, so the next is shorter, unless the disk is slow. */
    private void pass(Statement statement) throws SQLException {
        int before = pages(statement);
        if (before < LONG_LOG_PAGES) {
            return;
        }
        int rest = before;
        for (int passes = 1; passes < MOST_PASSES && rest >= FEW_PAGES; passes++) {
            int after = pages(statement);
            rest = after - before;
            before = after;
        }
        leaveTheRestToTheWriter();
    }

    /** Brings the log over as far as it was then, and says how many pages that are since it last began anew. */
    private static int pages(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery(SQL)) {
            return result.next() ? result.getInt("log") : 0;
        }
    }

    private void leaveTheRestToTheWriter() {
        lock.lock();
        try {
            writersTurn = true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for enough to do; false when there will be no more. */
    private boolean due() {
        lock.lock();
        try {
            long left = NANOS_BETWEEN;
            while (left > 0 && !closed) {
                left = closing.awaitNanos(left);
            }
            while ((works < WORKS_BETWEEN || writersTurn) && !closed) {
                changed.awaitUninterruptibly();
            }
            works = 0;
            return !closed;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
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
            closing.signal();
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
