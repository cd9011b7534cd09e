package io.opengse.engine.asset;

import io.opengse.engine.id.AssetId;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;

/** Packages: no more rows than their quota, some of them large. */
public interface AssetTable {
    static AssetTable in(Transaction transaction) {
        return transaction.table(AssetTable.class);
    }

    Optional<Asset> find(AssetId id);

    /** Newest first. */
    List<Asset> list(int limit);

    int count();

    /** Bytes of all zips together. */
    long totalSize();

    boolean usesBlob(String blob);

    /** @throws io.opengse.engine.store.Conflict when the id is taken */
    void insert(Asset asset);

    /**
     * Replaces the row whose version is {@code asset.version()}; the stored one gets the next version.
     *
     * @throws io.opengse.engine.store.Conflict when there is no such row
     */
    void update(Asset asset);

    void remove(AssetId id);
}
