package io.opengse.server.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A package on its way in: bytes are added at its end and hashed as they pass. Used by one thread at a time. */
final class PartFile implements AutoCloseable {
    private static final int BUFFER = 256 << 10;

    private final FileChannel channel;
    private final MessageDigest digest;
    private long size;

    private PartFile(FileChannel channel, MessageDigest digest) {
        this.channel = channel;
        this.digest = digest;
    }

    /** Opens it, made if it is not there, and keeps its first bytes, which are read once more for the hash. */
    static PartFile open(Path file, long kept) throws IOException {
        PartFile part = new PartFile(
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                sha256());
        try {
            part.channel.truncate(kept);
            part.hashAgain();
            return part;
        } catch (IOException failure) {
            part.close();
            throw failure;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private void hashAgain() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        while (channel.read(buffer) >= 0) {
            size += buffer.position();
            digest.update(buffer.flip());
            buffer.clear();
        }
    }

    long size() {
        return size;
    }

    /** Adds what comes until the stream ends or there are more than {@code most} bytes in all. */
    void add(InputStream content, long most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = content.read(buffer); read >= 0 && size <= most; read = content.read(buffer)) {
            digest.update(buffer, 0, read);
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            size += read;
        }
    }

    /** Makes it safe on disk and says its SHA-256, lower-case hex; nothing can be added afterwards. */
    String finish() throws IOException {
        channel.force(true);
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
