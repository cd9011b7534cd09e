package io.opengse.server.sql;

import io.opengse.engine.store.StoreFailed;
import java.sql.SQLException;
import java.util.List;

/** Runs works in one transaction, so that one that fails undoes only itself. Used by the writing thread alone. */
final class Group {
    private static final int ATTEMPTS = 5;
    /** Where one work failed after a write, others soon will: to run a group twice each time would cost more. */
    private static final int GUARDED_AFTER_AN_UNDO = 64;

    /** So many of the next groups run with a savepoint before each work. */
    private int guardedGroups;

    /** The database failed in a work, not in a commit: the other works of its group may still be done. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient StoreFailed failure;

        Failed(StoreFailed failure) {
            super(failure);
            this.failure = failure;
        }

        StoreFailed failure() {
            return failure;
        }
    }

    /** Leaves the transaction open: all of it is written, and waits for the commit. */
    void run(List<Work<?>> works, Opened in) throws SQLException, Failed {
        in.statements().begin();
        if (works.size() == 1) {
            alone(works.getFirst(), in);
        } else if (guardedGroups > 0 || !allWell(works, in)) {
            guardedGroups = guardedGroups > 0 ? guardedGroups - 1 : GUARDED_AFTER_AN_UNDO;
            for (Work<?> work : works) {
                guarded(work, in);
            }
        }
        in.statements().flush();
        in.statements().keepCounters();
    }

    private static void alone(Work<?> work, Opened in) throws SQLException, Failed {
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
    private static boolean allWell(List<Work<?>> works, Opened in) throws SQLException, Failed {
        for (Work<?> work : works) {
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

    private static void guarded(Work<?> work, Opened in) throws SQLException, Failed {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            in.statements().control("savepoint work");
            Work.Verdict verdict = attempt(work, in);
            if (verdict == Work.Verdict.KEEP) {
                in.statements().flush();
            } else {
                in.statements().dropDeferred();
                in.statements().control("rollback to work");
            }
            in.statements().control("release work");
            if (verdict != Work.Verdict.RUN_AGAIN) {
                return;
            }
        }
    }

    private static Work.Verdict attempt(Work<?> work, Opened in) throws Failed {
        in.statements().lend(Thread.currentThread());
        Work.Verdict verdict = work.run(in.tables());
        in.statements().takeBack();
        StoreFailed failure = in.statements().failure();
        if (failure != null) {
            throw new Failed(failure);
        }
        return verdict;
    }

    private static void beginAgain(Opened in) throws SQLException {
        in.statements().rollback();
        in.statements().begin();
    }
}
