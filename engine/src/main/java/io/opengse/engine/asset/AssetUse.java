package io.opengse.engine.asset;

import io.opengse.engine.id.AssetId;
import io.opengse.engine.store.Transaction;

/** How many fleets that have not ended run from a package; answered by the table of fleets. */
@FunctionalInterface
public interface AssetUse {
    int fleetsOf(Transaction transaction, AssetId asset);
}
