package io.opengse.engine.fleet;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;

/** Fleets: few rows, read often. */
public interface FleetTable {
    static FleetTable in(Transaction transaction) {
        return transaction.table(FleetTable.class);
    }

    Optional<Fleet> find(FleetId id);

    /** In order of creation, TERMINATED ones last; offset 0 or more. */
    List<Fleet> list(int offset, int limit);

    List<Fleet> named(String name);

    int count();

    /** How many that are not TERMINATED run from this package. */
    int countUsing(String assetId);

    /** Those that are not TERMINATED. */
    int countLiving();

    /** @throws io.opengse.engine.store.Conflict when the id is taken */
    void insert(Fleet fleet);

    /**
     * Replaces the row whose version is {@code fleet.version()}; the stored one gets the next version.
     *
     * @throws io.opengse.engine.store.Conflict when there is no such row
     */
    void update(Fleet fleet);
}
