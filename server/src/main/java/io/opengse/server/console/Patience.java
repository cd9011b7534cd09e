package io.opengse.server.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often one address may sign in wrongly: ten times, then once in so many seconds. In memory only. */
final class Patience {
    private static final int MISTAKES = 10;
    private static final int MANY = 10_000;
    private static final Duration EACH = Duration.ofSeconds(6);

    private final Map<String, Instant> busyUntil = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Patience(InstantSource clock) {
        this.clock = clock;
    }

    boolean allows(String source) {
        Instant until = busyUntil.get(source);
        return until == null || until.isBefore(clock.instant().plus(EACH.multipliedBy(MISTAKES)));
    }

    /** It was wrong. */
    void tried(String source) {
        Instant now = clock.instant();
        if (busyUntil.size() > MANY) {
            busyUntil.values().removeIf(until -> until.isBefore(now));
        }
        busyUntil.merge(source, now.plus(EACH), (known, _) -> known.isAfter(now) ? known.plus(EACH) : now.plus(EACH));
    }
}
