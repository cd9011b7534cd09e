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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Blobs as files below one folder: each is written aside, made safe on disk, and then named. */
public final class FileBlobs implements Blobs {
    private static final System.Logger LOG = System.getLogger(FileBlobs.class.getName());
    private static final String WRITING = ".writing";
    private static final Duration LEFT_FOR = Duration.ofDays(1);

    private final Path folder;
    private final Path aside;
    private final AtomicLong writings = new AtomicLong();

    /** Opens the folder, making it if need be, and removes what a killed server left half written. */
    public FileBlobs(Path folder) {
        this(folder, folder.toAbsolutePath().normalize().resolve(WRITING));
        try {
            Files.createDirectories(aside);
            for (Path left : list(aside)) {
                Files.delete(left);
            }
        } catch (IOException broken) {
            throw unusable(folder, broken);
        }
    }

    private FileBlobs(Path folder, Path aside) {
        this.folder = folder.toAbsolutePath().normalize();
        this.aside = aside;
    }

    /**
     * The same where other servers use the folder too: each writes aside in a folder of its own, and what is left half
     * written is removed when it has not changed for a day, by the clock of the disk.
     */
    public static FileBlobs shared(Path folder) {
        try {
            Path all =
                    Files.createDirectories(folder.toAbsolutePath().normalize().resolve(WRITING));
            Path own = Files.createTempDirectory(all, "server-");
            Instant old = Files.getLastModifiedTime(own).toInstant().minus(LEFT_FOR);
            for (Path server : list(all)) {
                removeOlderThan(old, server);
            }
            return new FileBlobs(folder, own);
        } catch (IOException broken) {
            throw unusable(folder, broken);
        }
    }

    private static void removeOlderThan(Instant old, Path server) throws IOException {
        List<Path> left = Files.isDirectory(server, LinkOption.NOFOLLOW_LINKS) ? list(server) : List.of();
        for (Path file : left) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static UncheckedIOException unusable(Path folder, IOException broken) {
        return new UncheckedIOException("folder " + folder + " for blobs cannot be used", broken);
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
        if (WRITING.equals(String.valueOf(aside.getFileName()))) {
            return; // nothing is held open between calls
        }
        try {
            Files.deleteIfExists(aside);
        } catch (IOException problem) {
            LOG.log(System.Logger.Level.DEBUG, "left for the next server to remove", problem);
        }
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
