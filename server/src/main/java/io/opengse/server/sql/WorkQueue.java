package io.opengse.server.sql;

import io.opengse.engine.store.StoreFailed;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whose turn it is to write: the works that wait for the writer thread, or a caller who is alone. After it is closed it
 * takes none, and those in it are still done. Callers who were just told come back within moments: it waits those moments
 * for as many as there were, since a commit costs the same with all of them as with the first.
 */
final class WorkQueue {
    /** Nobody new within this time: nobody comes. About what it takes to wake a few callers. */
    private static final long LULL_NANOS = 60_000;

    private static final int MOST_LULLS = 10;

    /** From so many callers at once the wait for all of them pays; fewer are quicker one by one. */
    private static final int CROWD = 8;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Work<?>> waiting = new ArrayDeque<>();
    private boolean closed;
    /** Whether somebody writes. */
    private boolean occupied;

    private int wanted = 1;
    private int lastBatch;

    /**
     * Takes the turn for one caller when nobody writes, nobody waits and no crowd came lately; then {@link #leave} must
     * follow.
     */
    boolean enterAlone() {
        lock.lock();
        try {
            requireOpen();
            if (occupied || lastBatch >= CROWD || !waiting.isEmpty()) {
                return false;
            }
            occupied = true;
            lastBatch = 1;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The turn is over. */
    void leave() {
        lock.lock();
        try {
            occupied = false;
            if (closed || !waiting.isEmpty()) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreFailed("the store is closed: the server is shutting down");
        }
    }

    void put(Work<?> work) {
        lock.lock();
        try {
            requireOpen();
            waiting.add(work);
            if (waiting.size() >= wanted) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Before all that wait. */
    void putFirst(Work<?> work) {
        lock.lock();
        try {
            requireOpen();
            waiting.addFirst(work);
            if (waiting.size() >= wanted) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for works and for its turn, and moves at most so many into the batch; then {@link #leave} must follow. False
     * when no more will ever come.
     */
    boolean take(List<Work<?>> batch, int limit) {
        lock.lock();
        try {
            while (occupied || (waiting.isEmpty() && !closed)) {
                changed.awaitUninterruptibly();
            }
            gather(Math.min(limit, lastBatch + waiting.size()));
            while (batch.size() < limit && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            lastBatch = batch.size();
            occupied = !batch.isEmpty();
            return occupied;
        } finally {
            lock.unlock();
        }
    }

    /** A few callers never wait here, nor anybody once the others stay away. */
    private void gather(int callers) {
        if (lastBatch < CROWD) {
            return;
        }
        wanted = callers;
        for (int lulls = 0; lulls < MOST_LULLS && waiting.size() < callers && !closed; lulls++) {
            if (!lull()) {
                break;
            }
        }
        wanted = 1;
    }

    /** @return whether there may be more to wait for */
    private boolean lull() {
        int before = waiting.size();
        try {
            boolean enough = changed.awaitNanos(LULL_NANOS) > 0;
            return !enough && waiting.size() > before;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
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
