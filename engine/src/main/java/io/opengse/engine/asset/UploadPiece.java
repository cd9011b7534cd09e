package io.opengse.engine.asset;

import java.time.Instant;

/**
 * A piece of a package that has not come whole, in the blob store.
 *
 * @param from offset of its first byte in the package
 * @param size in bytes
 * @param at when the newest piece of the package came
 */
public record UploadPiece(String bucketKey, long from, long size, String blob, Instant at) {
    /** Where the next piece begins. */
    public long end() {
        return from + size;
    }

    UploadPiece keptAt(Instant now) {
        return new UploadPiece(bucketKey, from, size, blob, now);
    }
}
