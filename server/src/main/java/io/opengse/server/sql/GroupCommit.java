package io.opengse.server.sql;

import io.opengse.engine.store.StoreFailed;
import io.opengse.engine.store.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes all works that wait, runs them in one transaction, and commits once: the wait for
 * the disk is shared, so the more callers there are, the more each commit carries. A work that fails undoes only itself
 * (if it had written, its group is run again with savepoints); a commit that fails, fails all it carried.
 */
final class GroupCommit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int LARGEST_GROUP = 512;
    private static final int ATTEMPTS = 5;
    /** Where one work failed after a write, others soon will: to run a group twice each time would cost more. */
    private static final int GUARDED_AFTER_AN_UNDO = 64;

    private final Database database;
    private final WorkQueue queue = new WorkQueue();
    private final Checkpoints checkpoints;
    private final Thread thread;
    /** Null after an error: nobody knows what a connection still holds then, and the next group opens another. */
    private @Nullable Opened opened;

    /** Whether the last group failed: a full disk is said once, not a thousand times a second. */
    private boolean failing;

    /** So many of the next groups run with a savepoint before each work. */
    private int guardedGroups;

    /** The database failed in a work, not in a commit: the other works of its group may still be done. */
    private static final class GroupFailed extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient StoreFailed failure;

        GroupFailed(StoreFailed failure) {
            super(failure);
            this.failure = failure;
        }
    }

    GroupCommit(Database database, ScopedValue<Boolean> working) throws SQLException {
        this.database = database;
        opened = database.connect(true);
        checkpoints = new Checkpoints(database);
        thread = Thread.ofPlatform()
                .name("store-writer")
                .daemon(true)
                .start(() -> ScopedValue.where(working, true).run(this::serve));
    }

    <T> T write(Function<Transaction, T> function) {
        Work<T> work = new Work<>(function);
        queue.put(work);
        return work.await();
    }

    /** Does what waits, then closes the connection. */
    @Override
    public void close() {
        queue.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException interruption) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        List<Work<?>> group = new ArrayList<>();
        while (queue.take(group, LARGEST_GROUP)) {
            commit(group);
            group.clear();
        }
        checkpoints.close();
        disconnect();
    }

    private void commit(List<Work<?>> group) {
        try {
            run(group);
            group.forEach(Work::tell);
            if (checkpoints.committed(group.size())) {
                checkpoint();
            }
            if (failing) {
                LOG.info("Writes to {} are kept again", database.file());
            }
            failing = false;
        } catch (GroupFailed failed) {
            disconnect();
            if (group.size() == 1) {
                fail(group, failed.failure);
            } else {
                group.forEach(work -> commit(List.of(work)));
            }
        } catch (SQLException failure) {
            disconnect();
            fail(group, Diagnosis.of(failure, database.file()));
        } catch (RuntimeException | Error bug) {
            // The thread must live on, and no caller may wait for ever.
            disconnect();
            fail(group, new StoreFailed("The writer of the store failed", bug));
        }
    }

    /** Brief: {@link Checkpoints} has left only the last pages. What fails here, the next commit tells if it lasts. */
    private void checkpoint() {
        if (opened == null) {
            return;
        }
        try {
            opened.statements().query(Checkpoints.SQL);
        } catch (SQLException failure) {
            LOG.warn("The log of {} grows on: {}", database.file(), failure.getMessage());
            disconnect();
        }
    }

    private void fail(List<Work<?>> group, StoreFailed failure) {
        if (!failing) {
            LOG.error("Writes are not kept: {}", failure.getMessage(), failure);
        }
        failing = true;
        group.forEach(work -> work.fail(failure));
    }

    private void run(List<Work<?>> group) throws SQLException, GroupFailed {
        Opened in = opened == null ? database.connect(true) : opened;
        opened = in;
        in.statements().control("begin immediate");
        if (group.size() == 1) {
            alone(group.getFirst(), in);
        } else if (guardedGroups > 0 || !allWell(group, in)) {
            guardedGroups = guardedGroups > 0 ? guardedGroups - 1 : GUARDED_AFTER_AN_UNDO;
            for (Work<?> work : group) {
                guarded(work, in);
            }
        }
        in.statements().keepCounters();
        in.statements().control("commit");
    }

    private static void alone(Work<?> work, Opened in) throws SQLException, GroupFailed {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Work.Verdict verdict = attempt(work, in);
            if (verdict == Work.Verdict.KEEP) {
                return;
            }
            beginAgain(in);
            if (verdict == Work.Verdict.UNDO) {
                return;
            }
        }
    }

    /**
     * Runs them without savepoints, for each of which the database would copy every page a work touches: refusals
     * nearly always come before the first write, and then there is nothing to undo.
     *
     * @return false when one failed that had written; then all are undone
     */
    private static boolean allWell(List<Work<?>> group, Opened in) throws SQLException, GroupFailed {
        for (Work<?> work : group) {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                Work.Verdict verdict = attempt(work, in);
                if (verdict != Work.Verdict.KEEP && in.statements().wrote()) {
                    beginAgain(in);
                    return false;
                }
                if (verdict != Work.Verdict.RUN_AGAIN) {
                    break;
                }
            }
        }
        return true;
    }

    private static void guarded(Work<?> work, Opened in) throws SQLException, GroupFailed {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            in.statements().control("savepoint work");
            Work.Verdict verdict = attempt(work, in);
            if (verdict != Work.Verdict.KEEP) {
                in.statements().control("rollback to work");
            }
            in.statements().control("release work");
            if (verdict != Work.Verdict.RUN_AGAIN) {
                return;
            }
        }
    }

    private static Work.Verdict attempt(Work<?> work, Opened in) throws GroupFailed {
        in.statements().lend(Thread.currentThread());
        Work.Verdict verdict = work.run(in.tables());
        in.statements().takeBack();
        StoreFailed failure = in.statements().failure();
        if (failure != null) {
            throw new GroupFailed(failure);
        }
        return verdict;
    }

    private static void beginAgain(Opened in) throws SQLException {
        in.statements().control("rollback");
        in.statements().control("begin immediate");
    }

    private void disconnect() {
        if (opened == null) {
            return;
        }
        try {
            opened.statements().close();
        } catch (SQLException failure) {
            LOG.warn("The writing connection of {} did not close: {}", database.file(), failure.getMessage());
        }
        opened = null;
    }
}
