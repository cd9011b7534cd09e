package io.opengse.engine.placement;

import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.List;

/** Outcomes that are still to be told. */
public interface OutcomeTable {
    static OutcomeTable in(Transaction transaction) {
        return transaction.table(OutcomeTable.class);
    }

    /** Of a queue, those whose time is not after {@code now}, the most overdue first. */
    List<Outcome> due(QueueName queue, Instant now, int limit);

    /** Inserts or replaces. */
    void put(Outcome outcome);

    /** Says whether it was there. */
    boolean remove(PlacementId placement);

    /** Removes at most {@code limit} that are older, told or not; says how many went. */
    int trim(Instant before, int limit);
}
