package io.opengse.server.sql;

import io.opengse.engine.store.StoreFailed;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits to PostgreSQL. A database that is away for a moment is waited for. A connection that breaks while a commit is
 * under way leaves its outcome unknown: so each group writes its number into this writer's row, and the next connection
 * reads there whether the group was kept. No work is done twice, and none is told that it failed when it did not.
 */
final class PostgresCommits implements Commits {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresCommits.class);

    private final Database database;
    private final String writer;
    private final Patience patience;
    private final Group transaction = new Group();
    private @Nullable Opened opened;
    /** Of the last group; rises for ever. */
    private long number;
    /** Whether the commit of this attempt has been sent. */
    private boolean committing;

    private boolean failing;

    /** @param writer a name that no other writer has or had */
    PostgresCommits(Database database, String writer, Patience patience) {
        this.database = database;
        this.writer = writer;
        this.patience = patience;
    }

    @Override
    public void commit(List<Work<?>> group) {
        number++;
        @Nullable Instant until = null;
        boolean unknown = false;
        while (true) {
            StoreFailed problem;
            committing = false;
            try {
                if (!unknown || !kept()) {
                    unknown = false;
                    run(group);
                }
                tell(group);
                return;
            } catch (Group.Failed failed) {
                disconnect();
                problem = failed.failure();
                if (!passes(problem)) {
                    apart(group, problem);
                    return;
                }
            } catch (SQLException failure) {
                disconnect();
                problem = database.diagnosed(failure);
                unknown |= committing && database.fault(failure) == Fault.AWAY;
                if (!database.fault(failure).passes()) {
                    apart(group, problem);
                    return;
                }
            } catch (RuntimeException | Error bug) {
                // The thread must live on, and no caller may wait for ever.
                disconnect();
                fail(group, new StoreFailed("The writer of the store failed", bug));
                return;
            }
            // Counted from the first failure: a program that was frozen in a commit asks once more, too.
            until = until == null ? patience.fromNow() : until;
            if (!patience.lasts(until)) {
                fail(group, unknown ? neverLearnt(problem) : problem);
                return;
            }
        }
    }

    private void run(List<Work<?>> group) throws SQLException, Group.Failed {
        Opened in = opened();
        transaction.run(group, in, statements -> statements.seal(writer, number));
        committing = in.statements().dirty();
        in.statements().commit();
    }

    /** Asked with the lock that the old connection held to its end: so its transaction is over, one way or the other. */
    private boolean kept() throws SQLException {
        Statements statements = opened().statements();
        statements.begin();
        boolean kept = statements.marked(writer) == number;
        statements.commit();
        LOG.info("A connection to {} broke during a commit, which was {}", database.name(), kept ? "kept" : "undone");
        return kept;
    }

    private Opened opened() throws SQLException {
        Opened in = opened == null ? database.connect(true) : opened;
        opened = in;
        return in;
    }

    private boolean passes(StoreFailed problem) {
        return problem.getCause() instanceof SQLException error
                && database.fault(error).passes();
    }

    /** One of them cannot be kept: the others may be. */
    private void apart(List<Work<?>> group, StoreFailed problem) {
        if (group.size() == 1) {
            fail(group, problem);
        } else {
            group.forEach(work -> commit(List.of(work)));
        }
    }

    private void tell(List<Work<?>> group) {
        group.forEach(Work::tell);
        if (failing) {
            LOG.info("Writes to {} are kept again", database.name());
        }
        failing = false;
    }

    private static StoreFailed neverLearnt(StoreFailed problem) {
        return new StoreFailed(
                "The connection broke during a commit, and whether it was kept could not be learnt: look before you"
                        + " repeat what was asked. " + problem.getMessage(),
                problem);
    }

    private void fail(List<Work<?>> group, StoreFailed failure) {
        if (!failing) {
            LOG.error("Writes are not kept: {}", failure.getMessage(), failure);
        }
        failing = true;
        group.forEach(work -> work.fail(failure));
    }

    @Override
    public boolean bearsAnyThread() {
        return false;
    }

    @Override
    public void close() {
        disconnect();
    }

    private void disconnect() {
        if (opened == null) {
            return;
        }
        try {
            opened.statements().close();
        } catch (SQLException failure) {
            LOG.warn("The writing connection of {} did not close: {}", database.name(), failure.getMessage());
        }
        opened = null;
    }
}
