package io.opengse.engine.scaling;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a timer fires. All but the first fire at the local hour and minute of {@code begin}, on the days that match, from
 * {@code begin} until {@code end} (both may be a firing; no end = for ever).
 */
public sealed interface TimerSchedule {
    Instant begin();

    @Nullable
    Instant end();

    /** Once, at {@code begin}; the end is only kept. */
    record Once(Instant begin, @Nullable Instant end) implements TimerSchedule {}

    /** @param days every so many days, counted from the day of {@code begin}; 1 or more */
    record Daily(int days, Instant begin, @Nullable Instant end) implements TimerSchedule {}

    /** @param days at least one */
    record Weekly(
            Set<DayOfWeek> days, Instant begin, @Nullable Instant end) implements TimerSchedule {
        public Weekly {
            days = Set.copyOf(days);
        }
    }

    /**
     * On every day of each month from one to another; a day the month does not have is left out.
     *
     * @param fromDay 1 to 31
     * @param toDay fromDay to 31
     */
    record Monthly(
            int fromDay, int toDay, Instant begin, @Nullable Instant end) implements TimerSchedule {}
}
