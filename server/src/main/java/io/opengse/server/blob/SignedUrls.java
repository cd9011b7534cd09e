package io.opengse.server.blob;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes links to blobs that anybody may follow until they expire, and nobody can change: the key of the blob and the
 * time are sealed with a key only this server has.
 */
public final class SignedUrls {
    private final byte[] key;
    private final InstantSource clock;

    public SignedUrls(byte[] key, InstantSource clock) {
        this.key = key.clone();
        this.clock = clock;
    }

    /** What a link that was followed is worth. */
    public enum Verdict {
        GOOD,
        EXPIRED,
        FORGED
    }

    /** Path and query, below this server's origin. */
    public String link(String blobKey, Duration lifetime) {
        long expires = clock.instant().plus(lifetime).getEpochSecond();
        return "/blobs/" + blobKey + "?expires=" + expires + "&signature=" + seal(blobKey, expires);
    }

    public Verdict check(String blobKey, String expires, String signature) {
        long seconds;
        try {
            seconds = Long.parseLong(expires);
        } catch (NumberFormatException _) {
            return Verdict.FORGED;
        }
        boolean ours = MessageDigest.isEqual(
                seal(blobKey, seconds).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
        if (!ours) {
            return Verdict.FORGED;
        }
        return clock.instant().isAfter(Instant.ofEpochSecond(seconds)) ? Verdict.EXPIRED : Verdict.GOOD;
    }

    private String seal(String blobKey, long expires) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] seal = mac.doFinal((expires + "\n" + blobKey).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
