package io.opengse.server.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Blobs as files below one folder: each is written aside, made safe on disk, and then named. */
public final class FileBlobs implements Blobs {
    private final Path folder;
    private final Path aside;
    private final AtomicLong writings = new AtomicLong();

    /** Opens the folder, making it if need be, and removes what a killed server left half written. */
    public FileBlobs(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.aside = this.folder.resolve(".writing");
        try {
            Files.createDirectories(aside);
            for (Path left : list(aside)) {
                Files.delete(left);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("folder " + folder + " for blobs cannot be used", broken);
        }
    }

    /** Begins a blob; nobody sees it before {@link BlobWriting#finish}. */
    public BlobWriting write(String key) throws IOException {
        return new BlobWriting(aside.resolve("blob-" + writings.incrementAndGet()), path(key));
    }

    @Override
    public Stored put(String key, InputStream content) throws IOException {
        try (BlobWriting writing = write(key)) {
            byte[] buffer = new byte[64 << 10];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                writing.write(buffer, 0, read);
            }
            return writing.finish();
        }
    }

    /** Named anew when it lies on the same disk, else copied. */
    @Override
    public void keep(String key, Path file) throws IOException {
        Path named = path(key);
        if (!Files.getFileStore(file).equals(Files.getFileStore(folder))) {
            Blobs.super.keep(key, file);
            return;
        }
        BlobWriting.name(file, named);
    }

    @Override
    public Optional<Long> size(String key) throws IOException {
        Path path = path(key);
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Optional.of(Files.size(path)) : Optional.empty();
    }

    @Override
    public InputStream open(String key, long offset) throws IOException {
        SeekableByteChannel channel =
                Files.newByteChannel(path(key), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        channel.position(offset);
        return Channels.newInputStream(channel);
    }

    @Override
    public boolean delete(String key) throws IOException {
        return Files.deleteIfExists(path(key));
    }

    @Override
    public void close() {
        // Nothing is held open between calls.
    }

    private Path path(String key) {
        return folder.resolve(BlobKeys.required(key));
    }

    private static List<Path> list(Path of) throws IOException {
        try (Stream<Path> found = Files.list(of)) {
            return found.toList();
        }
    }
}
