package io.opengse.server.console.visit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Who is signed in: by the secret text of their cookie, until they were idle for too long, or here for too long. */
public final class Visits {
    private static final int MOST = 10_000;

    private final Map<String, Visit> visits = new ConcurrentHashMap<>();
    private final Limits limits;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** How long a visit lasts without a request, and in all. */
    public record Limits(Duration idle, Duration whole) {
        public static final Limits STANDARD = new Limits(Duration.ofHours(1), Duration.ofHours(12));
    }

    /** @param random must be cryptographically strong */
    public Visits(Limits limits, InstantSource clock, RandomGenerator random) {
        this.limits = limits;
        this.clock = clock;
        this.random = random;
    }

    /** Begins a visit and says the text of its cookie, which is kept nowhere else in the open. */
    public String begin(String secretId) {
        Instant now = clock.instant();
        visits.values().removeIf(visit -> over(visit, now));
        if (visits.size() >= MOST) {
            visits.entrySet().stream()
                    .min(Comparator.comparing(entry -> entry.getValue().lastSeen()))
                    .ifPresent(entry -> visits.remove(entry.getKey()));
        }
        String cookie = SecretText.fresh(random);
        visits.put(SecretText.digest(cookie), new Visit(secretId, SecretText.fresh(random), now));
        return cookie;
    }

    /** The visit of a cookie; a request is a sign of life. */
    public Optional<Visit> enter(String cookie) {
        Optional<Visit> visit = look(cookie);
        visit.ifPresent(found -> found.seen(clock.instant()));
        return visit;
    }

    /** The same for a stream that only stays open: nobody may be sitting there any more. */
    public Optional<Visit> look(String cookie) {
        String key = SecretText.digest(cookie);
        Visit visit = visits.get(key);
        if (visit != null && over(visit, clock.instant())) {
            visits.remove(key);
            return Optional.empty();
        }
        return Optional.ofNullable(visit);
    }

    public void end(String cookie) {
        visits.remove(SecretText.digest(cookie));
    }

    private boolean over(Visit visit, Instant now) {
        return !now.isBefore(visit.lastSeen().plus(limits.idle))
                || !now.isBefore(visit.begun().plus(limits.whole));
    }
}
