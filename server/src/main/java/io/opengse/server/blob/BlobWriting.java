package io.opengse.server.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A blob while it is written, by one thread. Closing it before {@link #finish} leaves nothing behind. */
public final class BlobWriting implements AutoCloseable {
    private final Path aside;
    private final Path named;
    private final FileChannel channel;
    private final MessageDigest digest;
    private long size;

    BlobWriting(Path aside, Path named) throws IOException {
        this.aside = aside;
        this.named = named;
        this.channel = FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    public void write(byte[] content, int from, int length) throws IOException {
        write(ByteBuffer.wrap(content, from, length));
    }

    public void write(ByteBuffer content) throws IOException {
        digest.update(content.duplicate());
        size += content.remaining();
        while (content.hasRemaining()) {
            channel.write(content);
        }
    }

    /** Bytes written so far. */
    public long size() {
        return size;
    }

    /**
     * As {@link #finish()}, but only when the content is what its sender meant to send.
     *
     * @param sha256 hex, in any case
     * @throws IOException when it is not; nothing is stored then
     */
    public Blobs.Stored finish(String sha256) throws IOException {
        String actual = HexFormat.of().formatHex(copyOfDigest());
        if (!actual.equalsIgnoreCase(sha256)) {
            throw new IOException("content of " + size + " bytes has SHA-256 " + actual + ", not " + sha256
                    + " as announced: send it again");
        }
        return finish();
    }

    private byte[] copyOfDigest() {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", impossible);
        }
    }

    /** Makes it safe on disk and gives it its name, replacing a blob that had it. */
    public Blobs.Stored finish() throws IOException {
        Blobs.Stored stored = new Blobs.Stored(size, HexFormat.of().formatHex(digest.digest()));
        channel.force(true);
        channel.close();
        name(aside, named);
        return stored;
    }

    /** Gives a file that is safe on disk its name, and makes the name safe. */
    static void name(Path aside, Path named) throws IOException {
        Path folder = named.getParent();
        if (folder == null) {
            throw new IllegalStateException("a blob stands in a folder");
        }
        if (!Files.isDirectory(folder)) { // for one that is there, the next line would throw, catch and forget
            Files.createDirectories(folder);
        }
        Files.move(aside, named, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return; // Windows opens no folder, and writes names before it returns
        }
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(aside);
    }
}
