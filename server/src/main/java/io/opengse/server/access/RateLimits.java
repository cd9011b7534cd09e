package io.opengse.server.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often one credential may call one action. Each pair has a bucket that holds a second's worth of calls and fills
 * evenly; full buckets are forgotten when there are many. In memory of this server only: several count apart.
 */
public final class RateLimits {
    private static final long SECOND = 1_000_000_000L;
    private static final int MANY = 20_000;
    private static final Set<String> FREQUENT = Set.of(
            "CreateGameServerSession",
            "JoinGameServerSession",
            "JoinGameServerSessionBatch",
            "SearchGameServerSessions",
            "DescribePlayerSessions");

    private final Rates rates;
    private final InstantSource clock;
    private final ConcurrentHashMap<Pair, AtomicLong> buckets = new ConcurrentHashMap<>();

    /**
     * Calls per second and action.
     *
     * @param frequent for the actions a back end calls all the time: create, join and search sessions, describe players
     * @param usual for all others; in both, 0 = no limit
     */
    public record Rates(int frequent, int usual) {
        public static final Rates STANDARD = new Rates(1000, 20);

        int of(String action) {
            return FREQUENT.contains(action) ? frequent : usual;
        }
    }

    private record Pair(String secretId, String action) {}

    public RateLimits(Rates rates, InstantSource clock) {
        this.rates = rates;
        this.clock = clock;
    }

    /** The rate of an action, per second; 0 = none. */
    public int rate(String action) {
        return rates.of(action);
    }

    /** Takes a call out of the bucket; false when it is empty. */
    public boolean take(String secretId, String action) {
        int rate = rates.of(action);
        return rate == 0 || bucket(new Pair(secretId, action)).take(SECOND / rate);
    }

    /** How many buckets are remembered. */
    int size() {
        return buckets.size();
    }

    private Bucket bucket(Pair pair) {
        AtomicLong found = buckets.get(pair);
        if (found == null) {
            if (buckets.size() > MANY) {
                long now = now();
                buckets.values().removeIf(full -> full.get() <= now);
            }
            found = buckets.computeIfAbsent(pair, _ -> new AtomicLong());
        }
        return new Bucket(found, now());
    }

    private long now() {
        Instant now = clock.instant();
        return now.getEpochSecond() * SECOND + now.getNano();
    }

    /** @param fullAt when it will hold a second's worth again, in nanoseconds since 1970 */
    private record Bucket(AtomicLong fullAt, long now) {
        boolean take(long interval) {
            while (true) {
                long before = fullAt.get();
                // Further ahead than a bucket can be: the clock was set back.
                long from = before < now || before > now + 2 * SECOND ? now : before;
                if (from + interval > now + SECOND) {
                    return false;
                }
                if (fullAt.compareAndSet(before, from + interval)) {
                    return true;
                }
            }
        }
    }
}
