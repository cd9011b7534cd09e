package io.opengse.engine.queue;

import io.opengse.engine.id.QueueName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where sessions are placed, in order of preference, and how well players must reach it. Written only by {@link Queues}.
 *
 * @param policies in the order given; they are applied from the smallest maximum to the largest
 * @param timeout how long a placement waits at most
 * @param webhook where outcomes are told; null = nowhere
 * @param version rises with every write
 */
public record PlacementQueue(
        QueueName name,
        List<Destination> destinations,
        List<LatencyPolicy> policies,
        Duration timeout,
        Map<String, String> tags,
        @Nullable Webhook webhook,
        Instant createdAt,
        long version) {
    /** Tag: "true" prefers the destination its players reach fastest to the first one (behaviour.md A5). */
    public static final String LOWEST_LATENCY_FIRST = "gse:lowest-latency-first";

    public PlacementQueue {
        destinations = List.copyOf(destinations);
        policies = List.copyOf(policies);
        tags = Map.copyOf(tags);
    }

    public boolean lowestLatencyFirst() {
        return "true".equals(tags.get(LOWEST_LATENCY_FIRST));
    }

    public PlacementQueue withWebhook(@Nullable Webhook next) {
        return new PlacementQueue(name, destinations, policies, timeout, tags, next, createdAt, version);
    }
}
