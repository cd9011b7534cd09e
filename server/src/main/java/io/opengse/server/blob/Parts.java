package io.opengse.server.blob;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Cuts a stream of unknown length into parts of 16 MiB, hashing them on the way. Used by one thread, once. */
final class Parts {
    private static final int SIZE = 16 << 20;
    private static final int LEAST = 64 << 10;

    private final InputStream content;
    private final MessageDigest digest;
    private byte[] buffer = new byte[LEAST];
    private int length;
    private long size;
    private boolean last;

    Parts(InputStream content) {
        this.content = content;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** The next part, in a buffer that is used again; as much of it counts as {@link #length} says. */
    byte[] next() throws IOException {
        length = content.readNBytes(buffer, 0, buffer.length);
        while (length == buffer.length && buffer.length < SIZE) {
            buffer = Arrays.copyOf(buffer, Math.min(SIZE, 4 * buffer.length));
            length += content.readNBytes(buffer, length, buffer.length - length);
        }
        last = length < buffer.length;
        digest.update(buffer, 0, length);
        size += length;
        return buffer;
    }

    int length() {
        return length;
    }

    /** Whether no other part follows; it may be empty. */
    boolean last() {
        return last;
    }

    /** What was read, after the last part. */
    Blobs.Stored stored() {
        return new Blobs.Stored(size, HexFormat.of().formatHex(digest.digest()));
    }
}
