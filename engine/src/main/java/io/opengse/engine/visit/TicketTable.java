package io.opengse.engine.visit;

import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.Optional;

/** One-time links that nobody has followed yet: few rows, bounded by {@link SignIns#MOST_TICKETS}. */
public interface TicketTable {
    static TicketTable in(Transaction transaction) {
        return transaction.table(TicketTable.class);
    }

    Optional<Ticket> find(String id);

    /** Inserts it, or replaces the one of this id. */
    void put(Ticket ticket);

    /** Says whether it was there. */
    boolean remove(String id);

    /** Forgets those that end at this moment or earlier. */
    void trim(Instant until);

    int count();
}
