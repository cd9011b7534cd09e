package io.opengse.engine.queue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Somebody wants a queue.
 *
 * @param destinations resource names of fleets and aliases
 */
public record NewQueue(
        String name,
        List<String> destinations,
        List<LatencyPolicy> policies,
        Duration timeout,
        Map<String, String> tags) {
    public static final Duration STANDARD_TIMEOUT = Duration.ofSeconds(600);
}
