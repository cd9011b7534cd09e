package io.opengse.server.api.signature;

import io.opengse.server.api.call.HttpCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** A TC3 request under construction: signed as its fields stand, then sent as they stand or changed on the way. */
public record SignedRequest(
        String method,
        String query,
        String contentType,
        String host,
        String body,
        Instant at,
        Map<String, String> sent) {
    public static final String SECRET_ID = "AKIDtest";
    public static final String SECRET_KEY = "secret";
    public static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    public static SignedRequest post(String action, String body) {
        return new SignedRequest("POST", "", "application/json", "127.0.0.1:8080", body, NOW, Map.of())
                .sending("X-TC-Action", action)
                .sending("X-TC-Version", "2019-11-12");
    }

    public static SignedRequest get(String action, String query) {
        return new SignedRequest("GET", query, "application/x-www-form-urlencoded", "127.0.0.1:8080", "", NOW, Map.of())
                .sending("X-TC-Action", action)
                .sending("X-TC-Version", "2019-11-12");
    }

    public SignedRequest as(String type) {
        return new SignedRequest(method, query, type, host, body, at, sent);
    }

    public SignedRequest signedFor(String name) {
        return new SignedRequest(method, query, contentType, name, body, at, sent);
    }

    public SignedRequest signedAt(Instant instant) {
        return new SignedRequest(method, query, contentType, host, body, instant, sent);
    }

    /** A header as it goes over the wire, whatever was signed. */
    public SignedRequest sending(String header, String value) {
        Map<String, String> more = new HashMap<>(sent);
        more.put(header, value);
        return new SignedRequest(method, query, contentType, host, body, at, more);
    }

    public HttpCall call() {
        return call(body);
    }

    /** The request with another body than the one that was signed. */
    public HttpCall call(String sentBody) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Host", host);
        headers.put("Content-Type", contentType);
        headers.put("X-TC-Timestamp", Long.toString(at.getEpochSecond()));
        headers.put("Authorization", authorization());
        headers.putAll(sent);
        return new HttpCall(method, query, headers, sentBody.getBytes(StandardCharsets.UTF_8));
    }

    public String authorization() {
        return authorization(SECRET_ID, SECRET_KEY);
    }

    /** As signed with another key pair. */
    public String authorization(String secretId, String secretKey) {
        String date = LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
        String scope = date + "/gse/tc3_request";
        String canonical = method + "\n/\n" + (method.equals("GET") ? query : "") + "\ncontent-type:" + contentType
                + "\nhost:" + host + "\n\ncontent-type;host\n" + sha256(body);
        String text = "TC3-HMAC-SHA256\n" + at.getEpochSecond() + "\n" + scope + "\n" + sha256(canonical);
        byte[] key = ("TC3" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String part : new String[] {date, "gse", "tc3_request"}) {
            key = Keyed.hash("HmacSHA256", key, part);
        }
        return "TC3-HMAC-SHA256 Credential=" + secretId + "/" + scope + ", SignedHeaders=content-type;host, Signature="
                + HexFormat.of().formatHex(Keyed.hash("HmacSHA256", key, text));
    }

    private static String sha256(String text) {
        return Keyed.sha256Hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
