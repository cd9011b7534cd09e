package io.opengse.server.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps large immutable things: log bundles, packages. A blob is there whole or not at all. Keys look like
 * logs/3fa9….zip, see {@link #isKey}. Safe for many threads. Two implementations: files, and any store that speaks S3.
 */
public interface Blobs extends AutoCloseable {
    /**
     * What was stored.
     *
     * @param size in bytes
     * @param sha256 of the content, lower-case hex
     */
    record Stored(long size, String sha256) {}

    /**
     * Writes a whole blob, in the place of one that has the key, and returns when it is safe.
     *
     * @throws IOException when the content cannot be read or the store cannot keep it; nothing is stored then
     */
    Stored put(String key, InputStream content) throws IOException;

    /** As {@link #put}; the file, which must be safe on disk already, may be taken over instead of being copied. */
    default void keep(String key, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            put(key, content);
        }
    }

    /** Its size in bytes, or empty when there is none of that key. */
    Optional<Long> size(String key) throws IOException;

    /**
     * Its content from an offset on.
     *
     * @throws java.nio.file.NoSuchFileException when there is none of that key
     */
    InputStream open(String key, long offset) throws IOException;

    default InputStream open(String key) throws IOException {
        return open(key, 0);
    }

    /** A link straight into the store that anybody may follow for a while; empty when links lead to our servers. */
    default Optional<String> link(String key, Duration lifetime) {
        return Optional.empty();
    }

    /** Says whether it was there, as far as the store can tell. */
    boolean delete(String key) throws IOException;

    /**
     * Removes what servers that were killed left half written, as far as that is older.
     *
     * @return how many there were
     */
    default int removeUnfinished(Instant before) throws IOException {
        return 0;
    }

    @Override
    void close();

    /** Whether a text may name a blob: relative, no dots first, nothing a file system could misread. */
    static boolean isKey(String text) {
        return BlobKeys.fits(text);
    }
}
