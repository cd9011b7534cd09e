package io.opengse.server.metrics;

import io.opengse.engine.Engine;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.placement.Considered;
import io.opengse.engine.placement.Placed;
import io.opengse.engine.placement.Placement;
import io.opengse.engine.placement.PlacementStatus;
import io.opengse.engine.placement.PlacementTable.PlacementQuery;
import io.opengse.metrics.Exposition;
import io.opengse.metrics.Measure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The documented metrics of queues (behaviour.md 17): what waits now, and what became of those that ended since it last
 * looked, by the newest of each status; when more than {@link #LOOKED_AT} of one end between two looks, the rest is not
 * counted. Used by one thread at a time.
 */
final class QueueCounts {
    private static final int MOST_QUEUES = 50;
    private static final int MOST_WAITING = 10_000;
    private static final int LOOKED_AT = 1_000;
    private static final double MILLIS = 1000.0;

    private final Engine engine;
    private final InstantSource clock;
    private final Map<QueueName, Kept> queues = new LinkedHashMap<>();
    private Instant last;

    QueueCounts(Engine engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
        this.last = clock.instant();
    }

    /** What is known of one queue. */
    private static final class Kept {
        private final List<Duration> waits = new ArrayList<>();
        private final Map<String, Long> ended = new TreeMap<>();
        private final Map<String, Long> regions = new TreeMap<>();
        private final Map<String, Long> secondChoices = new TreeMap<>();
        private long started;
        private long fastest;

        /** Each is told from the start: an alarm on what rises would not see what begins with 1. */
        Kept() {
            for (PlacementStatus status : PlacementStatus.values()) {
                if (status != PlacementStatus.PENDING) {
                    ended.put(status.name(), 0L);
                }
            }
        }
    }

    void follow() {
        Instant now = clock.instant();
        List<QueueName> names = engine.queues().list().stream()
                .limit(MOST_QUEUES)
                .map(queue -> queue.name())
                .toList();
        queues.keySet().retainAll(names);
        names.forEach(name -> follow(name, queues.computeIfAbsent(name, _ -> new Kept()), now));
        last = now;
    }

    private void follow(QueueName name, Kept kept, Instant now) {
        kept.waits.clear();
        for (PlacementStatus status : PlacementStatus.values()) {
            boolean waiting = status == PlacementStatus.PENDING;
            List<Placement> found = engine.placements()
                    .list(new PlacementQuery(name, status, null), waiting ? MOST_WAITING : LOOKED_AT);
            for (Placement placement : found) {
                if (isNew(placement.times().started(), now)) {
                    kept.started++;
                }
                Instant ended = placement.times().ended();
                if (ended == null) {
                    kept.waits.add(Duration.between(placement.times().started(), now));
                } else if (isNew(ended, now)) {
                    ended(kept, placement);
                }
            }
        }
    }

    private boolean isNew(Instant at, Instant now) {
        return at.isAfter(last) && !at.isAfter(now);
    }

    private static void ended(Kept kept, Placement placement) {
        kept.ended.merge(placement.status().name(), 1L, Long::sum);
        Placed placed = placement.placed();
        if (placed == null || placement.traces().isEmpty()) {
            return;
        }
        kept.regions.merge(placed.region(), 1L, Long::sum);
        List<Considered> considered = placement.traces().getLast().considered();
        if (!considered.isEmpty() && considered.getFirst().finding() != Considered.Finding.TAKEN) {
            kept.secondChoices.merge(considered.getFirst().finding().name(), 1L, Long::sum);
        }
        boolean fastest = considered.stream()
                .filter(one -> one.latency() != null)
                .min(Comparator.comparingInt(
                        one -> Optional.ofNullable(one.latency()).orElse(Integer.MAX_VALUE)))
                .filter(one -> one.region().equals(placed.region()))
                .isPresent();
        kept.fastest += fastest ? 1 : 0;
    }

    void show(Exposition exposition) {
        each(exposition, ServerMeasures.QUEUE_DEPTH, kept -> Map.of("", (double) kept.waits.size()));
        each(exposition, ServerMeasures.QUEUE_WAIT_AVERAGE, kept -> Map.of("", average(kept.waits)));
        each(exposition, ServerMeasures.QUEUE_WAIT_LONGEST, kept -> Map.of("", longest(kept.waits)));
        each(exposition, ServerMeasures.QUEUE_STARTED, kept -> Map.of("", (double) kept.started));
        each(exposition, ServerMeasures.QUEUE_FASTEST, kept -> Map.of("", (double) kept.fastest));
        each(exposition, ServerMeasures.QUEUE_ENDED, kept -> numbers(kept.ended));
        each(exposition, ServerMeasures.QUEUE_REGION, kept -> numbers(kept.regions));
        each(exposition, ServerMeasures.QUEUE_SECOND_CHOICE, kept -> numbers(kept.secondChoices));
    }

    private void each(Exposition exposition, Measure measure, Function<Kept, Map<String, Double>> values) {
        exposition.family(measure);
        queues.forEach((name, kept) -> values.apply(kept).forEach((label, value) -> {
            if (label.isEmpty()) {
                exposition.sample(measure, value, name.value());
            } else {
                exposition.sample(measure, value, name.value(), label);
            }
        }));
    }

    private static Map<String, Double> numbers(Map<String, Long> counts) {
        Map<String, Double> numbers = new TreeMap<>();
        counts.forEach((label, count) -> numbers.put(label, (double) count));
        return numbers;
    }

    private static double average(List<Duration> waits) {
        return waits.stream().mapToLong(Duration::toMillis).average().orElse(0) / MILLIS;
    }

    private static double longest(List<Duration> waits) {
        return waits.stream().mapToLong(Duration::toMillis).max().orElse(0) / MILLIS;
    }
}
