package io.opengse.engine.instance;

import java.time.Duration;
import java.time.Instant;

/**
 * When an instance ran, as far as it lies in the window that was asked for.
 *
 * @param address of its host; empty when the host is in no book any more
 * @param begin its first ready process, or the window's begin
 * @param end its end, or the window's, or now
 */
public record Run(Instance instance, String address, Instant begin, Instant end) {
    public Duration time() {
        return Duration.between(begin, end);
    }

    /** How much of it lies between these two. */
    Duration within(Instant from, Instant until) {
        Instant first = begin.isAfter(from) ? begin : from;
        Instant last = end.isBefore(until) ? end : until;
        return last.isAfter(first) ? Duration.between(first, last) : Duration.ZERO;
    }
}
