package io.opengse.engine.alias;

import io.opengse.engine.id.AliasId;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;

/** Aliases: few rows, bounded by their quota. */
public interface AliasTable {
    static AliasTable in(Transaction transaction) {
        return transaction.table(AliasTable.class);
    }

    Optional<Alias> find(AliasId id);

    /** At most {@code limit}, in order of creation. */
    List<Alias> list(int limit);

    /** Those that lead to this fleet (SIMPLE), in order of creation. */
    List<Alias> leadingTo(FleetId fleet);

    int count();

    /** @throws io.opengse.engine.store.Conflict when the id is taken */
    void insert(Alias alias);

    /**
     * Replaces the row whose version is {@code alias.version()}; the stored one gets the next version.
     *
     * @throws io.opengse.engine.store.Conflict when there is no such row
     */
    void update(Alias alias);

    /** @return whether it was there */
    boolean remove(AliasId id);
}
