package io.opengse.engine.placement;

import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Placements. Every query is answered from an index, however many are over. */
public interface PlacementTable {
    static PlacementTable in(Transaction transaction) {
        return transaction.table(PlacementTable.class);
    }

    Optional<Placement> find(PlacementId id);

    /** PENDING ones without a session, the oldest first, after a position; null = from the start. */
    List<Waiting> waiting(@Nullable Position after, int limit);

    /** PENDING ones whose deadline is not after {@code now}, the most overdue first. */
    List<PlacementId> overdue(Instant now, int limit);

    /** The newest first. */
    List<Placement> list(PlacementQuery query, int limit);

    /** @throws io.opengse.engine.store.Conflict when the id is taken */
    void insert(Placement placement);

    /** @throws io.opengse.engine.store.Conflict when the stored version is another */
    void update(Placement placement);

    /** As much of a waiting placement as decides where it goes. */
    record Waiting(PlacementId id, QueueName queue, WorstLatencies latencies, Instant started, Instant deadline) {
        public Position position() {
            return new Position(started, id.value());
        }
    }

    /**
     * @param queue null = any
     * @param status null = any
     * @param before only those that stand after it in the answer's order; null = from the newest
     */
    record PlacementQuery(
            @Nullable QueueName queue,
            @Nullable PlacementStatus status,
            @Nullable Position before) {}

    /** A place in the order of starting. */
    record Position(Instant started, String id) {}
}
