package io.opengse.server.upload;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives out the right to upload a package, and knows it again. Nothing is kept: a pass is sealed with a key only this
 * server has, holds for one key (or, for temporary credentials, for any) and for a while.
 */
public final class UploadPasses {
    /** The path packages are uploaded below. */
    public static final String FOLDER = "/packages/";

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final String FOR_ONE = "AKIDupload";
    private static final Pattern TEMPORARY = Pattern.compile("AKIDtemporary([0-9]{1,12})");

    private final byte[] key;
    private final InstantSource clock;

    public UploadPasses(byte[] key, InstantSource clock) {
        this.key = key.clone();
        this.clock = clock;
    }

    /** Credentials with which a program signs its uploads itself, as for Tencent Cloud's object store. */
    public record Temporary(String secretId, String secretKey, String token, Instant until) {}

    /** What a request to upload is worth. */
    public enum Verdict {
        GOOD,
        EXPIRED,
        FORGED
    }

    /** The request a pass came with; names of headers and parameters in lower case, the path decoded. */
    public record Request(String method, String path, Map<String, String> headers, Map<String, String> parameters) {}

    /** The value of Authorization for the upload of one package. */
    public String forOne(String bucketKey) {
        Instant now = clock.instant();
        return CosSignature.of(
                        FOR_ONE,
                        secret(FOR_ONE),
                        now.minus(SKEW).getEpochSecond(),
                        now.plus(LIFETIME).getEpochSecond(),
                        new CosSignature.Signed("put", FOLDER + bucketKey, Map.of(), Map.of()))
                .authorization();
    }

    public Temporary temporary() {
        Instant until = clock.instant().plus(LIFETIME);
        String id = "AKIDtemporary" + until.getEpochSecond();
        return new Temporary(id, secret(id), sealed("token of " + id), until);
    }

    public Verdict check(Request request) {
        CosSignature signature;
        try {
            signature = CosSignature.parse(request.headers.getOrDefault("authorization", ""));
        } catch (IllegalArgumentException _) {
            return Verdict.FORGED;
        }
        long now = clock.instant().getEpochSecond();
        if (!signed(signature, request) || now + SKEW.toSeconds() < signature.from()) {
            return Verdict.FORGED;
        }
        return now > Math.min(signature.until(), ends(signature.id())) ? Verdict.EXPIRED : Verdict.GOOD;
    }

    /** Who may PUT may also ask with HEAD how far the upload is. */
    private boolean signed(CosSignature signature, Request request) {
        CosSignature.Signed signed =
                new CosSignature.Signed(request.method, request.path, request.headers, request.parameters);
        String secret = secret(signature.id());
        return known(signature.id(), request)
                && (signature.fits(secret, signed)
                        || request.method.equals("HEAD") && signature.fits(secret, signed.withMethod("put")));
    }

    private boolean known(String id, Request request) {
        if (id.equals(FOR_ONE)) {
            return true;
        }
        String token = request.headers.getOrDefault("x-cos-security-token", "");
        return TEMPORARY.matcher(id).matches()
                && MessageDigest.isEqual(
                        sealed("token of " + id).getBytes(StandardCharsets.UTF_8),
                        token.getBytes(StandardCharsets.UTF_8));
    }

    private static long ends(String id) {
        Matcher temporary = TEMPORARY.matcher(id);
        return temporary.matches() ? Long.parseLong(temporary.group(1)) : Long.MAX_VALUE;
    }

    private String secret(String id) {
        return sealed("secret of " + id);
    }

    private String sealed(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(CosSignature.keyed("HmacSHA256", key, text));
    }
}
