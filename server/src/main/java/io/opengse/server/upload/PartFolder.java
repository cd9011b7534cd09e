package io.opengse.server.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The folder for files of uploads; their names are digests, since keys hold characters that files must not. */
record PartFolder(Path folder) {
    /** Makes it if need be. */
    static PartFolder open(Path folder) {
        try {
            return new PartFolder(Files.createDirectories(folder));
        } catch (IOException broken) {
            throw new UncheckedIOException("folder " + folder + " for uploads cannot be used", broken);
        }
    }

    /** Of what has come. */
    Path file(String bucketKey) {
        return folder.resolve(digest(bucketKey) + ".part");
    }

    /** Of a package that is put together. */
    Path whole(String bucketKey) {
        return folder.resolve(digest(bucketKey) + ".whole");
    }

    void deleteOlderThan(Instant moment) throws IOException {
        for (Path file : files()) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(moment)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static String digest(String bucketKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bucketKey.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
