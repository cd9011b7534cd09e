package io.opengse.server.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps large immutable things (log bundles, packages) as files below one folder. A blob is there whole or not at all:
 * it is written aside, made safe on disk, and then named. Keys look like logs/3fa9….zip.
 */
public final class FileBlobs {
    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]*(/[a-zA-Z0-9][a-zA-Z0-9._-]*)*");
    private static final int LONGEST_KEY = 512;

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

    /** Writes a whole blob and says what was stored. */
    public BlobWriting.Stored put(String key, InputStream content) throws IOException {
        try (BlobWriting writing = write(key)) {
            byte[] buffer = new byte[64 << 10];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                writing.write(buffer, 0, read);
            }
            return writing.finish();
        }
    }

    /** Its size in bytes, or empty when there is none of that key. */
    public Optional<Long> size(String key) throws IOException {
        Path path = path(key);
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Optional.of(Files.size(path)) : Optional.empty();
    }

    /** @throws java.nio.file.NoSuchFileException when there is none of that key */
    public InputStream open(String key) throws IOException {
        return Files.newInputStream(path(key), LinkOption.NOFOLLOW_LINKS);
    }

    /** Says whether it was there. */
    public boolean delete(String key) throws IOException {
        return Files.deleteIfExists(path(key));
    }

    /** Whether a text may name a blob: relative, no dots first, nothing a file system could misread. */
    public static boolean isKey(String text) {
        return text.length() <= LONGEST_KEY && KEY.matcher(text).matches();
    }

    private Path path(String key) {
        if (!isKey(key)) {
            throw new IllegalArgumentException("\"" + key + "\" cannot name a blob");
        }
        return folder.resolve(key);
    }

    private static List<Path> list(Path of) throws IOException {
        try (Stream<Path> found = Files.list(of)) {
            return found.toList();
        }
    }
}
