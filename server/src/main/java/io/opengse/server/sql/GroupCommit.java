package io.opengse.server.sql;

import io.opengse.engine.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Writes, one group at a time. Its thread takes all works that wait, runs them in one transaction, and commits once: the
 * wait for the disk is shared, so the more callers there are, the more each commit carries. A caller who is alone
 * commits on its own thread and saves two changes of thread. How a group is committed, and what happens when that
 * fails, is a matter of the database ({@link Commits}).
 */
final class GroupCommit implements AutoCloseable {
    private static final int LARGEST_GROUP = 128;

    private final Commits commits;
    private final ScopedValue<Boolean> working;
    private final WorkQueue queue = new WorkQueue();
    private final Thread thread;

    GroupCommit(Commits commits, ScopedValue<Boolean> working) {
        this.commits = commits;
        this.working = working;
        thread = Thread.ofPlatform()
                .name("store-writer")
                .daemon(true)
                .start(() -> ScopedValue.where(working, true).run(this::serve));
    }

    <T> T write(Function<Transaction, T> function) {
        Work<T> work = new Work<>(function);
        if (commits.bearsAnyThread() && queue.enterAlone()) {
            alone(work);
        } else {
            queue.put(work);
        }
        return work.await();
    }

    /** As {@link #write}, in the next group. */
    <T> T writeFirst(Function<Transaction, T> function) {
        Work<T> work = new Work<>(function);
        queue.putFirst(work);
        return work.await();
    }

    private void alone(Work<?> work) {
        try {
            ScopedValue.where(working, true).run(() -> commits.commit(List.of(work)));
        } finally {
            queue.leave();
        }
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
            try {
                commits.commit(group);
            } finally {
                queue.leave();
            }
            group.clear();
        }
        commits.close();
    }
}
