package io.opengse.server.sql;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How long a database is waited for that is away: while it is started again, or another one takes its place. */
final class Patience {
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);

    private final InstantSource clock;
    private final Duration length;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();

    Patience(InstantSource clock, Duration length) {
        this.clock = clock;
        this.length = length;
    }

    /** For databases that are never away. */
    static Patience none() {
        return new Patience(InstantSource.fixed(Instant.EPOCH), Duration.ZERO);
    }

    Instant fromNow() {
        return clock.instant().plus(length);
    }

    /** Waits a moment for the next attempt; false when it is too late for one, or the thread is interrupted. */
    boolean lasts(Instant until) {
        if (!clock.instant().isBefore(until)) {
            return false;
        }
        lock.lock();
        try {
            long left = BETWEEN_ATTEMPTS.toNanos();
            while (left > 0) {
                left = over.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
