package io.opengse.engine.queue;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What shall be different about a queue; null = as it is, an empty list = none any more (behaviour.md A27). */
public record QueueChange(
        @Nullable List<String> destinations,
        @Nullable List<LatencyPolicy> policies,
        @Nullable Duration timeout) {}
