package io.opengse.server.webhook;

import io.opengse.engine.id.QueueName;
import io.opengse.engine.placement.Outcomes;
import io.opengse.engine.placement.Outcomes.Telling;
import io.opengse.engine.store.StoreFailed;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Tells webhooks what became of placements. The server calls round() again and again; each delivery has a thread of its
 * own, and a queue only a few of them, so that one that hangs holds up nobody else.
 */
public final class Webhooks implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Webhooks.class.getName());
    private static final int AT_ONCE = 16;

    private final Outcomes outcomes;
    private final Delivery delivery;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 0).factory());
    private final Map<QueueName, Integer> underWay = new ConcurrentHashMap<>();

    public Webhooks(Outcomes outcomes, Delivery delivery) {
        this.outcomes = outcomes;
        this.delivery = delivery;
    }

    /** Begins to tell what is due. */
    public void round() {
        for (Telling telling : outcomes.take(this::room)) {
            underWay.merge(telling.placement().queue(), 1, Integer::sum);
            threads.execute(() -> tell(telling));
        }
    }

    private int room(QueueName queue) {
        return AT_ONCE - underWay.getOrDefault(queue, 0);
    }

    /** What is not confirmed is due again by itself. */
    private void tell(Telling telling) {
        try {
            if (delivery.succeeds(telling)) {
                outcomes.told(telling.placement().id());
            }
        } catch (StoreFailed closed) {
            LOG.log(System.Logger.Level.WARNING, "a delivery cannot be noted: it will be made again", closed);
        } finally {
            underWay.computeIfPresent(telling.placement().queue(), (_, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Deliveries under way are broken off; they are made again when the server is back. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
        delivery.close();
    }
}
