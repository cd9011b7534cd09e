package io.opengse.server.sql;

import io.opengse.engine.store.StoreFailed;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The works that wait for the writer thread. After it is closed it takes none, and those in it are still done. */
final class WorkQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Work<?>> waiting = new ArrayDeque<>();
    private boolean closed;

    void put(Work<?> work) {
        lock.lock();
        try {
            if (closed) {
                throw new StoreFailed("the store is closed: the server is shutting down");
            }
            waiting.add(work);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for works and moves at most so many into the batch; false when no more will ever come. */
    boolean take(List<Work<?>> batch, int limit) {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            while (batch.size() < limit && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            return !batch.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
