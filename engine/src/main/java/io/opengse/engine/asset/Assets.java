package io.opengse.engine.asset;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.id.AssetId;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;

/** Packages, as the API and operators ask for them. What is uploaded and not yet a package is {@link Uploads}' matter. */
public final class Assets {
    private final Surroundings surroundings;
    private final Store store;
    private final IdFactory ids;
    private final AssetLimits limits;
    private final AssetUse use;

    public Assets(Surroundings surroundings, IdFactory ids, AssetLimits limits, AssetUse use) {
        this.surroundings = surroundings;
        this.store = surroundings.store();
        this.ids = ids;
        this.limits = limits;
        this.use = use;
    }

    /**
     * Makes an uploaded zip a package. The upload stays, so that another package can be made of it as well.
     *
     * @throws Refused NotFound when nothing was uploaded under the key; Invalid, with the culprit, when the zip can be
     *     no package; LimitReached
     */
    public Asset create(NewAsset command, String actor) {
        Cause cause = surroundings.cause(actor);
        return store.write(transaction -> {
            Upload upload = sound(transaction, command.bucketKey());
            requireRoom(transaction, upload.content().size());
            Asset asset = new Asset(
                    ids.asset(), command.label(), command.system(), upload.content(), command.tags(), cause.at(), 1);
            AssetTable.in(transaction).insert(asset);
            return asset;
        });
    }

    private static Upload sound(Transaction transaction, String bucketKey) {
        Upload upload = UploadTable.in(transaction)
                .find(bucketKey)
                .orElseThrow(() -> Refused.notFound("nothing was uploaded as BucketKey \"" + bucketKey
                        + "\", or so long ago that it was removed: PUT the zip to where GetUploadCredentials says, then"
                        + " create the package"));
        if (!upload.verdict().isEmpty()) {
            throw Refused.invalid("BucketKey \"" + bucketKey + "\" can be no package: " + upload.verdict());
        }
        return upload;
    }

    private void requireRoom(Transaction transaction, long bytes) {
        AssetTable assets = AssetTable.in(transaction);
        if (assets.count() >= limits.packages()) {
            throw Refused.limitReached("there are " + limits.packages()
                    + " packages, the most there may be: delete those that no fleet uses, or raise package-quota");
        }
        long used = assets.totalSize();
        if (used + bytes > limits.totalBytes()) {
            throw Refused.limitReached("all packages together have " + used + " bytes, with this one "
                    + (used + bytes) + ", and " + limits.totalBytes()
                    + " is the most they may have: delete those that no fleet uses, or raise package-total-quota");
        }
    }

    public Optional<Asset> find(AssetId id) {
        return store.read(transaction -> AssetTable.in(transaction).find(id));
    }

    /** @throws Refused NotFound */
    public Asset require(AssetId id) {
        return store.read(transaction -> require(transaction, id));
    }

    /** All of them, newest first; never more than the quota. */
    public List<Asset> list() {
        return store.read(transaction -> AssetTable.in(transaction).list(limits.packages()));
    }

    /** How many fleets that have not ended run from it. */
    public int fleetsOf(AssetId id) {
        return store.read(transaction -> use.fleetsOf(transaction, id));
    }

    public AssetQuota quota() {
        return store.read(transaction -> {
            AssetTable assets = AssetTable.in(transaction);
            return new AssetQuota(limits.packages(), limits.totalBytes(), assets.count(), assets.totalSize());
        });
    }

    /** @throws Refused NotFound */
    public Asset rename(AssetId id, AssetLabel label) {
        return store.write(transaction -> {
            Asset asset = require(transaction, id);
            if (!asset.label().equals(label)) {
                AssetTable.in(transaction).update(asset.withLabel(label));
            }
            return require(transaction, id);
        });
    }

    /**
     * Its zip is deleted some time later, by {@link Uploads#takeDoomed}.
     *
     * @throws Refused NotFound; InUse while a fleet that has not ended runs from it
     */
    public void delete(AssetId id) {
        store.write(transaction -> {
            Asset asset = require(transaction, id);
            int fleets = use.fleetsOf(transaction, id);
            if (fleets > 0) {
                throw Refused.inUse("package " + id + " is used by " + fleets + (fleets == 1 ? " fleet" : " fleets")
                        + ": ListFleets with AssetId names them; delete them first");
            }
            AssetTable.in(transaction).remove(id);
            Uploads.doomIfUnused(
                    transaction, asset.content().blob(), surroundings.clock().instant());
            return id;
        });
    }

    /** For services that are in a transaction already. */
    public static Asset require(Transaction transaction, AssetId id) {
        return AssetTable.in(transaction)
                .find(id)
                .orElseThrow(() ->
                        Refused.notFound("package " + id + " does not exist; DescribeAssets lists those that do"));
    }
}
