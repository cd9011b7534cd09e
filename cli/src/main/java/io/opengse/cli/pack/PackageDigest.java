package io.opengse.cli.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is in a folder, as a short text: names, modes, links and contents. When files were changed does not count, so that
 * a folder checked out anew is still the same.
 */
public final class PackageDigest {
    private static final int LENGTH = 20;
    private static final int BUFFER = 256 << 10;

    private PackageDigest() {}

    /** Fit to be a package's version. */
    public static String of(PackageFolder folder) throws IOException {
        MessageDigest digest = sha256();
        for (PackageItem item : folder.items()) {
            String head = item.name() + "\0" + Integer.toOctalString(item.mode()) + "\0" + item.size() + "\0";
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            if (item.isLink()) {
                String target = Files.readSymbolicLink(item.path()) + "\0";
                digest.update(target.getBytes(StandardCharsets.UTF_8));
            } else if (!item.isFolder()) {
                add(item, digest);
            }
        }
        return "sha256-" + HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }

    private static void add(PackageItem item, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream content = Files.newInputStream(item.path())) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
