package io.opengse.engine.replica;

import io.opengse.engine.store.Transaction;
import java.util.Optional;

/** The leases of this store. */
public interface LeaseTable {
    static LeaseTable in(Transaction transaction) {
        return transaction.table(LeaseTable.class);
    }

    Optional<Lease> find(String name);

    /** Inserts it, or replaces the one of this name. */
    void put(Lease lease);
}
