package io.opengse.server.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A zip on its way in: a file in the spool and the digest of what was written to it so far. Used by one thread at a time. */
final class SpooledZip {
    private final Path file;
    private final FileChannel channel;
    private final MessageDigest digest;
    private long size;

    private SpooledZip(Path file, FileChannel channel, MessageDigest digest) {
        this.file = file;
        this.channel = channel;
        this.digest = digest;
    }

    static SpooledZip in(Path spool) throws IOException {
        Path file = Files.createTempFile(spool, "upload-", ".zip");
        try {
            return new SpooledZip(
                    file, FileChannel.open(file, StandardOpenOption.WRITE), MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    void add(ByteBuffer content) throws IOException {
        digest.update(content.duplicate());
        size += content.remaining();
        while (content.hasRemaining()) {
            channel.write(content);
        }
    }

    long size() {
        return size;
    }

    Path file() {
        return file;
    }

    /** Says the sha256, in hex, of what was added; nothing can be added afterwards. */
    String finish() throws IOException {
        channel.close();
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Removes it, unless it was moved away. */
    void discard() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
