package io.opengse.server.link;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets a few hosts at a time speak to the store. When all hosts of a server that died come at once, each with a report of
 * all it has, the others wait here and not in the queue of the store, where creations, questions of games and this
 * server's own sign of life would have to wait behind all of them.
 */
final class Turns {
    /** About what shares a commit; a sign of life that waits behind so many is still in time. */
    private static final int AT_ONCE = 16;

    private final Semaphore free = new Semaphore(AT_ONCE, true);

    /** Waits for a turn, does it, and hands the answer on. Must not be called within a turn. */
    <T> T of(Supplier<T> work) {
        free.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            free.release();
        }
    }
}
