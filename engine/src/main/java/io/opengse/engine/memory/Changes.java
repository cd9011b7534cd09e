package io.opengse.engine.memory;

import java.util.ArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one lock of a memory store, and how to undo what the work in progress has written so far. Every table asks it
 * before it reads or writes, so that a table kept beyond its work is found out at once.
 */
final class Changes {
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayList<Runnable> undo = new ArrayList<>();
    private boolean writing;

    /** Begins a work; none may run inside another, because the SQL store could not do that either. */
    void begin(boolean write) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a work must not call the store: use the transaction it was given");
        }
        lock.lock();
        writing = write;
    }

    void end() {
        writing = false;
        undo.clear();
        lock.unlock();
    }

    void undo() {
        for (Runnable step : undo.reversed()) {
            step.run();
        }
        undo.clear();
    }

    void wrote(Runnable undoing) {
        if (!writing) {
            throw new IllegalStateException("this work only reads: write inside Store.write");
        }
        undo.add(undoing);
    }

    void reads() {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a table is valid only while its work runs");
        }
    }
}
