package io.opengse.server.sql;

import io.opengse.engine.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The one thread that writes. It takes all works that wait, runs them in one transaction, and commits once: the wait for
 * the disk is shared, so the more callers there are, the more each commit carries. How a group is committed, and what
 * happens when that fails, is a matter of the database ({@link Commits}).
 */
final class GroupCommit implements AutoCloseable {
    private static final int LARGEST_GROUP = 512;

    private final Commits commits;
    private final WorkQueue queue = new WorkQueue();
    private final Thread thread;

    GroupCommit(Commits commits, ScopedValue<Boolean> working) {
        this.commits = commits;
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
            commits.commit(group);
            group.clear();
        }
        commits.close();
    }
}
