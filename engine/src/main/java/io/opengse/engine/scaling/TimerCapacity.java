package io.opengse.engine.scaling;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a timer makes of its fleet's scaling settings when it fires. What is null stays as it is then.
 *
 * @param minimum 0 or more
 * @param maximum 1 or more
 * @param desired within the two
 * @param cooldown 3 to 30 minutes
 * @param automatic whether policies act afterwards
 * @param targetPercent the session buffer from then on, 1 to 99; only together with automatic
 */
public record TimerCapacity(
        @Nullable Integer minimum,
        @Nullable Integer maximum,
        @Nullable Integer desired,
        @Nullable Duration cooldown,
        @Nullable Boolean automatic,
        @Nullable Integer targetPercent) {}
