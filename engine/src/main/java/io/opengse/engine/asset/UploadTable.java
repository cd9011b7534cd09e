package io.opengse.engine.asset;

import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was uploaded lately, one row per bucket key. */
public interface UploadTable {
    static UploadTable in(Transaction transaction) {
        return transaction.table(UploadTable.class);
    }

    Optional<Upload> find(String bucketKey);

    boolean usesBlob(String blob);

    /** Puts it in the place of an earlier one of that key. */
    void put(Upload upload);

    void remove(String bucketKey);

    /** Those made before, oldest first. */
    List<Upload> before(Instant moment, int limit);
}
