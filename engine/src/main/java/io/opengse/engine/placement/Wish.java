package io.opengse.engine.placement;

import io.opengse.engine.queue.LatencyPolicy;
import io.opengse.engine.queue.PlacementQueue;
import java.time.Instant;
import java.util.List;

/**
 * What a placement wants of a destination.
 *
 * @param policies of its queue, in any order
 * @param lowestFirst prefer the fastest destination to the first
 * @param from since when it waits
 * @param until when it gives up
 */
public record Wish(
        WorstLatencies latencies, List<LatencyPolicy> policies, boolean lowestFirst, Instant from, Instant until) {
    static Wish of(PlacementQueue queue, WorstLatencies latencies, Instant from, Instant until) {
        return new Wish(latencies, queue.policies(), queue.lowestLatencyFirst(), from, until);
    }
}
