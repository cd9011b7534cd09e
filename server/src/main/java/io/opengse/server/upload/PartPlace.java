package io.opengse.server.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the parts of a package lie until it is whole: at this server, or where every server of the database reaches them.
 * Asked about one package by one thread at a time.
 */
interface PartPlace {
    /**
     * How far a PUT may go.
     *
     * @param total bytes of the whole package; {@link Piece#UNKNOWN} = what this PUT carries is its rest
     * @param most with more than so many bytes in all it is read no further
     */
    record Bounds(long total, long most) {}

    /**
     * What there is after a PUT.
     *
     * @param size bytes in all
     * @param whole the package, safe on disk, when it is whole
     */
    record Arrived(long size, Optional<Whole> whole) {
        static Arrived part(long size) {
            return new Arrived(size, Optional.empty());
        }

        static Arrived whole(Path file, String sha256, long size) {
            return new Arrived(size, Optional.of(new Whole(file, sha256)));
        }
    }

    /** @param sha256 lower-case hex */
    record Whole(Path file, String sha256) {}

    /** How many bytes have come; empty when nothing was begun. */
    Optional<Long> reached(String bucketKey) throws IOException;

    /**
     * Adds what a PUT carries.
     *
     * @param from where it begins: as far as was reached, or 0 to begin anew
     * @throws IOException when the connection broke or the disk is full; what came is kept
     * @throws UploadRefused when parts are gone, or another server took one there meanwhile
     */
    Arrived add(String bucketKey, long from, InputStream content, Bounds bounds) throws IOException, UploadRefused;

    /** Forgets what came; the file of a whole package may be gone already. */
    void forget(String bucketKey) throws IOException;
}
