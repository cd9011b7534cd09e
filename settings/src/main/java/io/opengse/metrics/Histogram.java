package io.opengse.metrics;

import java.util.concurrent.atomic.LongAdder;

/** How long things took, by steps of about three from 100 µs to 10 s. For many threads; an observation allocates nothing. */
public final class Histogram {
    private static final long[] BOUNDS = {
        100_000L,
        300_000L,
        1_000_000L,
        3_000_000L,
        10_000_000L,
        30_000_000L,
        100_000_000L,
        300_000_000L,
        1_000_000_000L,
        3_000_000_000L,
        10_000_000_000L
    };

    private final LongAdder[] counts = new LongAdder[BOUNDS.length + 1];
    private final LongAdder sum = new LongAdder();

    public Histogram() {
        for (int bucket = 0; bucket < counts.length; bucket++) {
            counts[bucket] = new LongAdder();
        }
    }

    public void observe(long nanos) {
        int bucket = 0;
        while (bucket < BOUNDS.length && nanos > BOUNDS[bucket]) {
            bucket++;
        }
        counts[bucket].increment();
        sum.add(nanos);
    }

    /** How many there were. */
    public long count() {
        long count = 0;
        for (LongAdder bucket : counts) {
            count += bucket.sum();
        }
        return count;
    }

    /** Of all together. */
    long nanos() {
        return sum.sum();
    }

    /** One number for each bound, not cumulative, and one for what is above all. */
    long[] buckets() {
        long[] buckets = new long[counts.length];
        for (int bucket = 0; bucket < buckets.length; bucket++) {
            buckets[bucket] = counts[bucket].sum();
        }
        return buckets;
    }

    static long[] bounds() {
        return BOUNDS.clone();
    }
}
