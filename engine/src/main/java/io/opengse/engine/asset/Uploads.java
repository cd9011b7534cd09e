package io.opengse.engine.asset;

import io.opengse.engine.event.Surroundings;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was uploaded and may become a package, and which blobs may be deleted. Asked by the upload door of the server,
 * which alone touches the blobs themselves.
 */
public final class Uploads {
    private static final int AT_ONCE = 100;

    private final Surroundings surroundings;
    private final Store store;
    private final IdFactory ids;
    private final Duration kept;
    private final UploadPieces pieces;

    /** @param kept how long an upload waits to become a package */
    public Uploads(Surroundings surroundings, IdFactory ids, Duration kept) {
        this.surroundings = surroundings;
        this.store = surroundings.store();
        this.ids = ids;
        this.kept = kept;
        this.pieces = new UploadPieces(surroundings, kept);
    }

    /** Of packages that have not come whole. */
    public UploadPieces pieces() {
        return pieces;
    }

    /** A fresh key to store a blob under; unless {@link #received} follows, it will be deleted again. */
    public String reserve() {
        String blob = "packages/" + ids.asset() + ".zip";
        Instant doom = surroundings.clock().instant().plus(kept);
        return store.write(transaction -> {
            DoomedBlobTable.in(transaction).put(blob, doom);
            return blob;
        });
    }

    /** A zip has come whole and lies in the blob store, unless its verdict says that it is not worth keeping. */
    public void received(String bucketKey, PackageContent content, String verdict) {
        Instant now = surroundings.clock().instant();
        store.write(transaction -> {
            UploadTable uploads = UploadTable.in(transaction);
            Optional<Upload> earlier = uploads.find(bucketKey);
            uploads.put(new Upload(bucketKey, content, verdict, now));
            UploadPieces.drop(transaction, bucketKey, now);
            earlier.ifPresent(
                    upload -> doomIfUnused(transaction, upload.content().blob(), now));
            if (verdict.isEmpty()) {
                DoomedBlobTable.in(transaction).remove(content.blob());
            }
            return bucketKey;
        });
    }

    public Optional<Upload> find(String bucketKey) {
        return store.read(transaction -> UploadTable.in(transaction).find(bucketKey));
    }

    /** Forgets uploads that became no package for long, and says which blobs may be deleted now. */
    public List<String> takeDoomed() {
        Instant now = surroundings.clock().instant();
        return store.write(transaction -> {
            UploadTable uploads = UploadTable.in(transaction);
            for (Upload old : uploads.before(now.minus(kept), AT_ONCE)) {
                uploads.remove(old.bucketKey());
                doomIfUnused(transaction, old.content().blob(), now);
            }
            UploadPieces.dropBefore(transaction, now.minus(kept), now);
            return DoomedBlobTable.in(transaction).due(now, AT_ONCE);
        });
    }

    /** This one is gone from the blob store. */
    public void deleted(String blob) {
        store.write(transaction -> {
            DoomedBlobTable.in(transaction).remove(blob);
            return blob;
        });
    }

    static void doomIfUnused(Transaction transaction, String blob, Instant now) {
        boolean used = AssetTable.in(transaction).usesBlob(blob)
                || UploadTable.in(transaction).usesBlob(blob);
        if (!used) {
            DoomedBlobTable.in(transaction).put(blob, now);
        }
    }
}
