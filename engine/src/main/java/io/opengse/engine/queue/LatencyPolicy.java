package io.opengse.engine.queue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * For a time, only regions that every player reaches well enough.
 *
 * @param maximum milliseconds that no player's latency may exceed
 * @param lasts how long it is insisted on; of the last policy not looked at: it lasts until the placement's timeout
 */
public record LatencyPolicy(int maximum, @Nullable Duration lasts) {}
