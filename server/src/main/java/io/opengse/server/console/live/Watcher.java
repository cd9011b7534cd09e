package io.opengse.server.console.live;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** What one open page has still to be told: of each part only the newest, so that a slow reader makes nothing grow. */
public final class Watcher {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Map<String, String> waiting = new LinkedHashMap<>();
    private final Predicate<String> parts;
    private boolean over;

    /** @param parts which of them it may be told of, by name */
    public Watcher(Predicate<String> parts) {
        this.parts = parts;
    }

    /** Never waits. */
    public void tell(String part, String html) {
        if (!parts.test(part)) {
            return;
        }
        lock.lock();
        try {
            waiting.put(part, html);
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The page is not kept up any more. */
    public void end() {
        lock.lock();
        try {
            over = true;
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * What has changed, by part; nothing when nothing did for so long. Empty when it is over.
     *
     * @throws InterruptedException when the thread is to stop
     */
    public Optional<Map<String, String>> await(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (waiting.isEmpty() && !over && left > 0) {
                left = something.awaitNanos(left);
            }
            if (over) {
                return Optional.empty();
            }
            Map<String, String> taken = new LinkedHashMap<>(waiting);
            waiting.clear();
            return Optional.of(taken);
        } finally {
            lock.unlock();
        }
    }
}
