package io.opengse.bench.front;

import io.opengse.server.api.call.HttpCall;
import io.opengse.server.api.signature.Keyed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A request as an official client signs it, TC3-HMAC-SHA256. */
final class SignedCall {
    static final String SECRET_KEY = "secret";

    private SignedCall() {}

    static HttpCall post(String action, byte[] body, Instant now) {
        String date = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        String scope = date + "/gse/tc3_request";
        String canonical = "POST\n/\n\ncontent-type:application/json\nhost:127.0.0.1:8080\n\ncontent-type;host\n"
                + Keyed.sha256Hex(body);
        String text = "TC3-HMAC-SHA256\n" + now.getEpochSecond() + "\n" + scope + "\n"
                + Keyed.sha256Hex(canonical.getBytes(StandardCharsets.UTF_8));
        byte[] key = ("TC3" + SECRET_KEY).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(date, "gse", "tc3_request")) {
            key = Keyed.hash("HmacSHA256", key, part);
        }
        String signature = HexFormat.of().formatHex(Keyed.hash("HmacSHA256", key, text));
        Map<String, String> headers = Map.of(
                "Host",
                "127.0.0.1:8080",
                "Content-Type",
                "application/json",
                "X-TC-Action",
                action,
                "X-TC-Version",
                "2019-11-12",
                "X-TC-Timestamp",
                Long.toString(now.getEpochSecond()),
                "Authorization",
                "TC3-HMAC-SHA256 Credential=AKIDbench/" + scope + ", SignedHeaders=content-type;host, Signature="
                        + signature);
        return new HttpCall("POST", "", headers, body);
    }
}
