package io.opengse.server.sql;

import io.opengse.engine.store.StoreFailed;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Runs works in one transaction, so that one that fails undoes only itself. Used by one thread at a time. */
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

    /**
     * Leaves the transaction open: all of it is written, and waits for the commit.
     *
     * @param seal adds what every transaction ends with
     */
    void run(List<Work<?>> works, Opened in, Consumer<Statements> seal) throws SQLException, Failed {
        Statements statements = in.statements();
        statements.begin();
        if (works.size() == 1) {
            alone(works.getFirst(), in, seal);
        } else if (guardedGroups > 0) {
            guardedGroups--;
            guarded(works, in, seal);
        } else if (!allWell(works, in, seal, true)) {
            boolean misjudged = statements.misjudged();
            beginAgain(in);
            if (!misjudged || !allWell(works, in, seal, false)) {
                if (misjudged) {
                    beginAgain(in);
                }
                guardedGroups = GUARDED_AFTER_AN_UNDO;
                guarded(works, in, seal);
            }
        }
    }

    private static void alone(Work<?> work, Opened in, Consumer<Statements> seal) throws SQLException, Failed {
        Statements statements = in.statements();
        boolean assume = true;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            statements.expect(1, assume);
            Work.Verdict verdict = attempt(work, in);
            if (verdict == Work.Verdict.KEEP && settled(statements, seal)) {
                return;
            }
            assume &= !statements.misjudged();
            if (statements.wrote()) {
                beginAgain(in);
            } else {
                statements.drop();
            }
            if (verdict == Work.Verdict.UNDO) {
                break;
            }
        }
        settled(statements, seal);
    }

    /**
     * Runs them without savepoints, for each of which the database would copy every page a work touches: refusals
     * nearly always come before the first write, and then there is nothing to undo.
     *
     * @return false when one failed that had written, or had assumed too much; then all are to be undone
     */
    private static boolean allWell(List<Work<?>> works, Opened in, Consumer<Statements> seal, boolean assume)
            throws SQLException, Failed {
        Statements statements = in.statements();
        statements.expect(works.size(), assume);
        for (Work<?> work : works) {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                Work.Verdict verdict = attempt(work, in);
                if (verdict == Work.Verdict.KEEP) {
                    break;
                }
                if (statements.wrote()) {
                    return false;
                }
                statements.drop();
                if (verdict == Work.Verdict.UNDO) {
                    break;
                }
            }
        }
        return settled(statements, seal);
    }

    private static void guarded(List<Work<?>> works, Opened in, Consumer<Statements> seal) throws SQLException, Failed {
        in.statements().expect(works.size(), false);
        for (Work<?> work : works) {
            guarded(work, in);
        }
        settled(in.statements(), seal);
    }

    private static void guarded(Work<?> work, Opened in) throws SQLException, Failed {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            in.statements().control("savepoint work");
            Work.Verdict verdict = attempt(work, in);
            if (verdict != Work.Verdict.KEEP) {
                in.statements().drop();
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
        return in.statements().misjudged() ? Work.Verdict.RUN_AGAIN : verdict;
    }

    /** Sends what waits; false when that showed that a work had assumed too much. */
    private static boolean settled(Statements statements, Consumer<Statements> seal) throws SQLException {
        seal.accept(statements);
        return statements.settle();
    }

    private static void beginAgain(Opened in) throws SQLException {
        in.statements().rollback();
        in.statements().begin();
    }
}
