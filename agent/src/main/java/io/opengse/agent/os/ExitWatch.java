package io.opengse.agent.os;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/**
 * Notices the end of processes that are not our children (an earlier agent started them): the kernel tells only parents,
 * so it looks, a few times a second, at all of them in one go. Idle when there are none.
 */
final class ExitWatch {
    static final int UNKNOWN = -1;
    private static final long INTERVAL_MILLIS = 250;

    private final Map<ProcessIdentity, IntConsumer> watched = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer;
    private final Predicate<ProcessIdentity> alive;

    ExitWatch(ScheduledExecutorService timer, Predicate<ProcessIdentity> alive) {
        this.timer = timer;
        this.alive = alive;
    }

    void add(ProcessIdentity process, IntConsumer gone) {
        boolean idle;
        synchronized (watched) {
            idle = watched.isEmpty();
            watched.merge(process, gone, IntConsumer::andThen);
        }
        if (idle) {
            timer.schedule(this::look, 0, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        for (ProcessIdentity process : watched.keySet()) {
            if (!alive.test(process)) {
                tell(process);
            }
        }
        synchronized (watched) {
            if (!watched.isEmpty()) {
                timer.schedule(this::look, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void tell(ProcessIdentity process) {
        IntConsumer gone;
        synchronized (watched) {
            gone = watched.remove(process);
        }
        if (gone != null) {
            Thread.ofVirtual().name("gone-" + process.pid()).start(() -> gone.accept(UNKNOWN));
        }
    }
}
