package io.opengse.engine.placement;

import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.QueueName;
import java.time.Duration;
import java.time.Instant;

/**
 * A placement came to its end, and its queue's webhook has not confirmed yet that it knows.
 *
 * @param attempts how often it was told
 * @param since when it came to its end
 * @param dueAt when it is told next
 */
public record Outcome(PlacementId placement, QueueName queue, int attempts, Instant since, Instant dueAt) {
    /** Longer than an attempt may take, so that two of them never run side by side. */
    private static final Duration LEAST = Duration.ofSeconds(20);

    private static final Duration MOST = Duration.ofMinutes(10);
    private static final int DOUBLINGS = 6;

    static Outcome of(Placement placement, Instant now) {
        return new Outcome(placement.id(), placement.queue(), 0, now, now);
    }

    /** It is told now: if nobody confirms, again after twice as long as before. */
    Outcome attempted(Instant now) {
        Duration pause = LEAST.multipliedBy(1L << Math.min(attempts, DOUBLINGS));
        Instant next = now.plus(pause.compareTo(MOST) > 0 ? MOST : pause);
        return new Outcome(placement, queue, attempts + 1, since, next);
    }
}
