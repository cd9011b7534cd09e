package io.opengse.engine.session;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.Optional;

/** How many sessions a creator made in the window that runs. */
public interface CreatorWindowTable {
    static CreatorWindowTable in(Transaction transaction) {
        return transaction.table(CreatorWindowTable.class);
    }

    Optional<CreatorWindow> find(FleetId fleet, String creatorId);

    /** Inserts or replaces. */
    void put(CreatorWindow window);

    int trim(Instant begunBefore, int limit);

    record CreatorWindow(FleetId fleet, String creatorId, Instant begun, int created) {}
}
