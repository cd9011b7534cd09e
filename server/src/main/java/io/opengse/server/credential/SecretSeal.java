package io.opengse.server.credential;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets before they go into the store, with AES-256-GCM and the key in a file of the data directory: the
 * database alone, or a copy of it, gives none away. Each is bound to its secret id, so that rows cannot be exchanged.
 */
public final class SecretSeal {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final RandomGenerator random;

    private SecretSeal(byte[] key, RandomGenerator random) {
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    /**
     * Reads the key file, or makes it on the first start.
     *
     * @param random must be cryptographically strong and safe for many threads
     * @throws IOException when it can be neither read nor made, or does not hold a key
     */
    public static SecretSeal open(Path file, RandomGenerator random) throws IOException {
        String text = SecretFile.readOrMake(file, () -> {
            byte[] fresh = new byte[KEY_BYTES];
            random.nextBytes(fresh);
            return HexFormat.of().formatHex(fresh) + "\n";
        });
        try {
            byte[] key = HexFormat.of().parseHex(text.strip());
            if (key.length == KEY_BYTES) {
                return new SecretSeal(key, random);
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        throw new IOException(
                file + " must hold 64 hex digits. Restore it from a backup; without it no credential but"
                        + " that of credentials.json works. If it is lost, delete it, start again, and rotate each credential.");
    }

    /** @param owner the secret id */
    public String seal(String secret, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + closed.length);
            System.arraycopy(closed, 0, whole, NONCE_BYTES, closed.length);
            return Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-GCM", impossible);
        }
    }

    /** Empty when it was sealed with another key, for another owner, or was changed since. */
    public Optional<String> open(String sealed, String owner) {
        try {
            byte[] whole = Base64.getDecoder().decode(sealed);
            if (whole.length < NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
            byte[] open =
                    cipher(Cipher.DECRYPT_MODE, nonce, owner).doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return Optional.of(new String(open, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
