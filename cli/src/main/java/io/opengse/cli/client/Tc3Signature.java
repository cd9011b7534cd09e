package io.opengse.cli.client;

import io.opengse.cli.place.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs JSON POSTs to one service of the cloud API with TC3-HMAC-SHA256. Pure.
 *
 * @param service goes into the credential scope, e.g. gse
 */
public record Tc3Signature(String service, Credentials credentials) {
    private static final String ALGORITHM = "TC3-HMAC-SHA256";

    /**
     * The Authorization header of one request.
     *
     * @param host as the Host header will have it, with the port when it is not the protocol's own
     * @param contentType exactly as sent
     */
    public String authorization(String host, String contentType, byte[] body, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        String scope = day + "/" + service + "/tc3_request";
        String canonical =
                "POST\n/\n\ncontent-type:" + contentType + "\nhost:" + host + "\n\ncontent-type;host\n" + sha256(body);
        String toSign = ALGORITHM + "\n" + at.getEpochSecond() + "\n" + scope + "\n"
                + sha256(canonical.getBytes(StandardCharsets.UTF_8));
        byte[] key = ("TC3" + credentials.secretKey()).getBytes(StandardCharsets.UTF_8);
        for (String step : new String[] {day.toString(), service, "tc3_request"}) {
            key = hmac(key, step);
        }
        return ALGORITHM + " Credential=" + credentials.secretId() + "/" + scope
                + ", SignedHeaders=content-type;host, Signature="
                + HexFormat.of().formatHex(hmac(key, toSign));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
