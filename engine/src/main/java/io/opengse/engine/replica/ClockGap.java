package io.opengse.engine.replica;

import java.time.Duration;
import java.time.Instant;

/**
 * How far another server's clock is ahead of ours, by the time it writes with its beats. A beat that was held up on its way
 * to the store looks late, so one alone tells nothing.
 *
 * @param ahead negative: behind; as the latest new beat tells it, up to two seconds wrong
 * @param looks how many new beats in a row told that it is far
 */
record ClockGap(Duration ahead, int looks) {
    static final ClockGap NONE = new ClockGap(Duration.ZERO, 0);

    private static final Duration FAR = Duration.ofSeconds(5);
    private static final int CERTAIN_AFTER = 3;

    /** After a beat that was written at a time by its clock, and seen at a time by ours. */
    ClockGap seen(Instant written, Instant now) {
        Duration next = Duration.between(now, written);
        return new ClockGap(next, next.abs().compareTo(FAR) < 0 ? 0 : looks + 1);
    }

    boolean isCertain() {
        return looks >= CERTAIN_AFTER;
    }
}
