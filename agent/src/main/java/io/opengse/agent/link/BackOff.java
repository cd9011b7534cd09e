package io.opengse.agent.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waiting times that double from 200 ms to 5 s, each shortened by chance so that many agents do not come at once. */
final class BackOff {
    private static final long FIRST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 5000;
    private static final int DOUBLINGS = 5;

    private final RandomGenerator random;
    private int failures;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    void reset() {
        failures = 0;
    }

    Duration next() {
        long whole = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, DOUBLINGS));
        failures++;
        return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
    }

    /** Whether the last waiting time was the first of its row. */
    boolean isFirst() {
        return failures == 1;
    }
}
