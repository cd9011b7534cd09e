package io.opengse.cli.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A zip on its way to the server.
 *
 * @param sha256 of all of it, lower-case hex
 */
public record PackageFile(Path path, long size, String sha256) {
    private static final int BUFFER = 256 << 10;

    public static PackageFile of(Path path) throws IOException {
        try (InputStream content = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
            }
            return new PackageFile(path, size, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** What the upload is called: the same content goes on where it stopped, another never mixes with it. */
    public String bucketKey(String name) {
        String readable = name.replaceAll("[^a-zA-Z0-9._-]", "_").replaceAll("^[^a-zA-Z0-9]+", "");
        return (readable.isEmpty() ? "package" : readable) + "-" + sha256.substring(0, 32) + ".zip";
    }
}
