package io.opengse.server.sql;

import io.opengse.engine.store.StoreFailed;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commits to the embedded database. A commit that fails, fails all it carried: nothing of it was kept. */
final class EmbeddedCommits implements Commits {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedCommits.class);

    private final EmbeddedDatabase database;
    private final Checkpoints checkpoints;
    private final Group transaction = new Group();
    /** Null after an error: nobody knows what a connection still holds then, and the next group opens another. */
    private @Nullable Opened opened;

    /** Whether the last group failed: a full disk is said once, not a thousand times a second. */
    private boolean failing;

    EmbeddedCommits(EmbeddedDatabase database) throws SQLException {
        this.database = database;
        opened = database.connect(true);
        checkpoints = new Checkpoints(database);
    }

    @Override
    public void commit(List<Work<?>> group) {
        try {
            run(group);
            group.forEach(Work::tell);
            if (checkpoints.committed(group.size())) {
                checkpoint();
            }
            if (failing) {
                LOG.info("Writes to {} are kept again", database.name());
            }
            failing = false;
        } catch (Group.Failed failed) {
            disconnect();
            if (group.size() == 1) {
                fail(group, failed.failure());
            } else {
                group.forEach(work -> commit(List.of(work)));
            }
        } catch (SQLException failure) {
            disconnect();
            fail(group, database.diagnosed(failure));
        } catch (RuntimeException | Error bug) {
            // The thread must live on, and no caller may wait for ever.
            disconnect();
            fail(group, new StoreFailed("The writer of the store failed", bug));
        }
    }

    private void run(List<Work<?>> group) throws SQLException, Group.Failed {
        Opened in = opened == null ? database.connect(true) : opened;
        opened = in;
        transaction.run(group, in, Statements::seal);
        in.statements().commit();
    }

    /** Brief: {@link Checkpoints} has left only the last pages. What fails here, the next commit tells if it lasts. */
    private void checkpoint() {
        if (opened == null) {
            return;
        }
        try {
            opened.statements().query(Checkpoints.SQL);
        } catch (SQLException failure) {
            LOG.warn("The log of {} grows on: {}", database.name(), failure.getMessage());
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

    @Override
    public boolean bearsAnyThread() {
        return true;
    }

    @Override
    public void close() {
        checkpoints.close();
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
