package io.opengse.engine.asset;

import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.List;

/**
 * Blobs that nothing refers to (any more, or yet), each with the moment from which it may be deleted. A blob is entered
 * before it is stored and struck off when a row refers to it, so that no crash leaves one behind for ever.
 */
public interface DoomedBlobTable {
    static DoomedBlobTable in(Transaction transaction) {
        return transaction.table(DoomedBlobTable.class);
    }

    /** Enters it, or changes its moment. */
    void put(String blob, Instant from);

    void remove(String blob);

    /** Those whose moment is not after now, oldest first. */
    List<String> due(Instant now, int limit);
}
