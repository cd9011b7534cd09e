package io.opengse.engine.access;

import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;

/** Policies that operators wrote: few rows, bounded by {@link Access#MOST_POLICIES}. */
public interface PolicyTable {
    static PolicyTable in(Transaction transaction) {
        return transaction.table(PolicyTable.class);
    }

    Optional<Policy> find(String name);

    /** All, by name. */
    List<Policy> list();

    /** @throws io.opengse.engine.store.Conflict when the name is taken */
    void insert(Policy policy);

    /**
     * Replaces the row whose version is {@code policy.version()}; the stored one gets the next version.
     *
     * @throws io.opengse.engine.store.Conflict when there is no such row
     */
    void update(Policy policy);

    /** @return whether it was there */
    boolean remove(String name);
}
