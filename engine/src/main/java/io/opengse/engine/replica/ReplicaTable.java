package io.opengse.engine.replica;

import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;

/** The servers of this store. */
public interface ReplicaTable {
    static ReplicaTable in(Transaction transaction) {
        return transaction.table(ReplicaTable.class);
    }

    Optional<Replica> find(String id);

    /** By id. */
    List<Replica> list();

    /** Inserts it, or replaces the one of this id. */
    void put(Replica replica);

    void remove(String id);
}
