package io.opengse.engine.placement;

import io.opengse.engine.event.Surroundings;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.queue.PlacementQueue;
import io.opengse.engine.queue.QueueTable;
import io.opengse.engine.queue.Webhook;
import io.opengse.engine.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What became of placements, for whoever tells it to the webhooks of queues: each at least once, again and again with
 * longer pauses, for a day.
 */
public final class Outcomes {
    private static final Duration TOLD_FOR = Duration.ofDays(1);

    private final Surroundings surroundings;

    public Outcomes(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * To be told now.
     *
     * @param attempt which one it is, from 1 on
     */
    public record Telling(Placement placement, Webhook webhook, int attempt) {}

    /**
     * Those that are due; each is due again after a pause unless it is {@link #told} before.
     *
     * @param room how many of a queue's may be taken now
     */
    public List<Telling> take(ToIntFunction<QueueName> room) {
        Instant now = surroundings.clock().instant();
        List<PlacementQueue> queues = surroundings
                .store()
                .read(transaction -> QueueTable.in(transaction).list(Integer.MAX_VALUE).stream()
                        .filter(queue -> queue.webhook() != null)
                        .filter(queue -> !due(transaction, queue.name(), now, 1).isEmpty())
                        .toList());
        List<Telling> all = new ArrayList<>();
        for (PlacementQueue queue : queues) {
            int most = room.applyAsInt(queue.name());
            if (most > 0) {
                all.addAll(surroundings.store().write(transaction -> take(transaction, queue, most, now)));
            }
        }
        return all;
    }

    private static List<Telling> take(Transaction transaction, PlacementQueue queue, int most, Instant now) {
        Webhook webhook = queue.webhook();
        List<Telling> taken = new ArrayList<>();
        for (Outcome outcome : due(transaction, queue.name(), now, most)) {
            Outcome attempted = outcome.attempted(now);
            OutcomeTable.in(transaction).put(attempted);
            if (webhook != null) {
                Placement placement = Placements.require(transaction, outcome.placement());
                taken.add(new Telling(placement, webhook, attempted.attempts()));
            }
        }
        return taken;
    }

    private static List<Outcome> due(Transaction transaction, QueueName queue, Instant now, int limit) {
        return OutcomeTable.in(transaction).due(queue, now, limit);
    }

    /** The webhook confirmed it. */
    public void told(PlacementId placement) {
        surroundings.store().write(transaction -> OutcomeTable.in(transaction).remove(placement));
    }

    /** For the sweeper: whoever did not listen for a day is not told any more. */
    public int trim(Instant now, int limit) {
        return surroundings
                .store()
                .write(transaction -> OutcomeTable.in(transaction).trim(now.minus(TOLD_FOR), limit));
    }

    /** A placement came to its end. */
    static void note(Transaction transaction, Placement placement, Instant now) {
        QueueTable.in(transaction)
                .find(placement.queue())
                .filter(queue -> queue.webhook() != null)
                .ifPresent(_ -> OutcomeTable.in(transaction).put(Outcome.of(placement, now)));
    }
}
