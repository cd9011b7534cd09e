package io.opengse.game.table;

import java.time.Duration;
import java.time.Instant;

/** What the number in OnProcessTerminate means: services send seconds or milliseconds of the epoch, or a duration. */
final class TerminationTime {
    private static final long LONGEST_DURATION_SECONDS = Duration.ofDays(4000).toSeconds();
    private static final long FIRST_MILLIS = 100_000_000_000L;

    private TerminationTime() {}

    static Instant read(long number, Instant now) {
        if (number <= 0) {
            return now;
        }
        if (number < LONGEST_DURATION_SECONDS) {
            return now.plusSeconds(number);
        }
        return number < FIRST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }
}
