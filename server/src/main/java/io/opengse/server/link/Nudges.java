package io.opengse.server.link;

import io.grpc.Status;
import io.opengse.protocol.link.FromServer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * What the writer of one stream waits for. Anybody nudges, only that writer takes; many nudges of a kind become one, so
 * nothing can pile up however slow the agent is.
 */
final class Nudges {
    private static final int MOST_ERRANDS = 500;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean ordersWaiting = true;
    private boolean desiredWaiting = true;
    private long acknowledgeUpTo = -1;
    private final Deque<FromServer> errands = new ArrayDeque<>();
    private Optional<Status> end = Optional.empty();

    /** What there is to do now; an acknowledgement of -1 is none. */
    record Work(boolean orders, boolean desired, long acknowledge, List<FromServer> errands, Optional<Status> end) {}

    void orders() {
        change(() -> ordersWaiting = true);
    }

    /** Time to look once more at everything. */
    void everything() {
        change(() -> {
            ordersWaiting = true;
            desiredWaiting = true;
        });
    }

    void acknowledge(long report) {
        change(() -> acknowledgeUpTo = Math.max(acknowledgeUpTo, report));
    }

    /**
     * A message that is sent once and not kept for the next stream.
     *
     * @return false when too many wait already
     */
    boolean errand(FromServer errand) {
        lock.lock();
        try {
            if (errands.size() >= MOST_ERRANDS || end.isPresent()) {
                return false;
            }
            errands.add(errand);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The stream is to end so; the first one to say so wins. */
    void end(Status status) {
        change(() -> end = end.or(() -> Optional.of(status)));
    }

    /** The transport takes messages again. */
    void ready() {
        change(() -> {});
    }

    /** Blocks until there is something to do, and takes it. */
    Work take() throws InterruptedException {
        lock.lock();
        try {
            while (!ordersWaiting && !desiredWaiting && acknowledgeUpTo < 0 && errands.isEmpty() && end.isEmpty()) {
                changed.await();
            }
            Work work = new Work(ordersWaiting, desiredWaiting, acknowledgeUpTo, List.copyOf(errands), end);
            errands.clear();
            ordersWaiting = false;
            desiredWaiting = false;
            acknowledgeUpTo = -1;
            return work;
        } finally {
            lock.unlock();
        }
    }

    /** Blocks until the transport takes messages or the stream is to end; says which. */
    boolean awaitReady(BooleanSupplier isReady) throws InterruptedException {
        lock.lock();
        try {
            while (end.isEmpty() && !isReady.getAsBoolean()) {
                changed.await();
            }
            return end.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
