package io.opengse.engine.asset;

import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.List;

/** Pieces of packages that are on their way. */
public interface UploadPieceTable {
    static UploadPieceTable in(Transaction transaction) {
        return transaction.table(UploadPieceTable.class);
    }

    /** Of one package, in their order. */
    List<UploadPiece> of(String bucketKey);

    /** Inserts it, or replaces the one that begins there. */
    void put(UploadPiece piece);

    void removeAll(String bucketKey);

    /** Those kept before a moment, the oldest first. */
    List<UploadPiece> before(Instant moment, int limit);
}
