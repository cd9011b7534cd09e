package io.opengse.engine.replica;

import io.opengse.engine.store.Transaction;
import java.util.Optional;

/** What all servers of this store must have alike, each sealed by them. */
public interface SharedSecretTable {
    static SharedSecretTable in(Transaction transaction) {
        return transaction.table(SharedSecretTable.class);
    }

    /** Sealed, as it was inserted. */
    Optional<String> find(String name);

    /** Does nothing when there is one of this name. */
    void insertFirst(String name, String sealed);
}
