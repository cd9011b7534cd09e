package io.opengse.engine.queue;

import io.opengse.engine.id.QueueName;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;

/** Queues: few rows, bounded by their quota. */
public interface QueueTable {
    static QueueTable in(Transaction transaction) {
        return transaction.table(QueueTable.class);
    }

    Optional<PlacementQueue> find(QueueName name);

    /** At most {@code limit}, in order of creation. */
    List<PlacementQueue> list(int limit);

    int count();

    /** @throws io.opengse.engine.store.Conflict when the name is taken */
    void insert(PlacementQueue queue);

    /**
     * Replaces the row whose version is {@code queue.version()}; the stored one gets the next version.
     *
     * @throws io.opengse.engine.store.Conflict when there is no such row
     */
    void update(PlacementQueue queue);

    /** @return whether it was there */
    boolean remove(QueueName name);
}
