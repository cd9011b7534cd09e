package io.opengse.server.blob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret of this installation, kept in a file only its owner may read, so that links and page tokens outlive a
 * restart. Made when it is first asked for.
 */
public final class KeyFile {
    private static final int LENGTH = 32;

    private final byte[] key;

    private KeyFile(byte[] key) {
        this.key = key;
    }

    /** @param random of cryptographic quality */
    public static KeyFile open(Path file, RandomGenerator random) {
        try {
            if (!Files.exists(file)) {
                create(file, random);
            }
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length != LENGTH) {
                throw new IllegalArgumentException("it holds " + key.length + " bytes");
            }
            return new KeyFile(key);
        } catch (IOException broken) {
            throw new UncheckedIOException("key file " + file + " cannot be read or made", broken);
        } catch (IllegalArgumentException broken) {
            throw new IllegalStateException(
                    "key file " + file + " must hold 64 hex digits (" + broken.getMessage()
                            + "); remove it to get a new one: links given out before will then no longer work",
                    broken);
        }
    }

    /** A key for one purpose: knowing it tells nothing about those for others. */
    public byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    /** Written aside and then named, so that a crash leaves no half a key. */
    private static void create(Path file, RandomGenerator random) throws IOException {
        byte[] fresh = new byte[LENGTH];
        random.nextBytes(fresh);
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(aside);
        }
        Files.writeString(
                aside, HexFormat.of().formatHex(fresh) + "\n", StandardOpenOption.SYNC, StandardOpenOption.WRITE);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
