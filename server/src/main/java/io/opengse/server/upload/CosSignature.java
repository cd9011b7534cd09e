package io.opengse.server.upload;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature that Tencent Cloud's object store wants in Authorization, q-sign-algorithm=sha1&amp;…: made and checked
 * here, so that what uploads there uploads here. Pure.
 *
 * @param id of the key, q-ak
 * @param from first second it holds, Unix time
 * @param until last second it holds
 * @param headers names of the signed headers, lower case, joined by ;
 * @param parameters names of the signed query parameters, likewise
 * @param signature lower-case hex
 */
record CosSignature(String id, long from, long until, String headers, String parameters, String signature) {
    private static final String SHA1 = "HmacSHA1";

    /** What is signed, names of headers and parameters in lower case. */
    record Signed(String method, String path, Map<String, String> headers, Map<String, String> parameters) {
        Signed withMethod(String other) {
            return new Signed(other, path, headers, parameters);
        }
    }

    /** A signature over method and path alone. */
    static CosSignature of(String id, String secret, long from, long until, Signed request) {
        CosSignature unsigned = new CosSignature(id, from, until, "", "", "");
        return new CosSignature(id, from, until, "", "", unsigned.computed(secret, request));
    }

    /** @throws IllegalArgumentException when the header is no such signature */
    static CosSignature parse(String authorization) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : authorization.strip().split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        String period = parts.getOrDefault("q-sign-time", "");
        String[] time = period.split(";");
        String id = parts.getOrDefault("q-ak", "");
        String signature = parts.getOrDefault("q-signature", "");
        if (!"sha1".equals(parts.get("q-sign-algorithm"))
                || time.length != 2
                || id.isEmpty()
                || signature.isEmpty()
                || !period.equals(parts.get("q-key-time"))) {
            throw new IllegalArgumentException("not a signature of an upload");
        }
        return new CosSignature(
                id,
                Long.parseLong(time[0]),
                Long.parseLong(time[1]),
                parts.getOrDefault("q-header-list", ""),
                parts.getOrDefault("q-url-param-list", ""),
                signature);
    }

    /** As it stands in Authorization. */
    String authorization() {
        String time = from + ";" + until;
        return "q-sign-algorithm=sha1&q-ak=" + id + "&q-sign-time=" + time + "&q-key-time=" + time + "&q-header-list="
                + headers + "&q-url-param-list=" + parameters + "&q-signature=" + signature;
    }

    boolean fits(String secret, Signed request) {
        return MessageDigest.isEqual(
                computed(secret, request).getBytes(StandardCharsets.UTF_8),
                signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    private String computed(String secret, Signed request) {
        String time = from + ";" + until;
        String signKey = hex(keyed(SHA1, secret.getBytes(StandardCharsets.UTF_8), time));
        String http = request.method.toLowerCase(Locale.ROOT) + "\n" + request.path + "\n"
                + joined(parameters, request.parameters) + "\n" + joined(headers, request.headers) + "\n";
        String toSign = "sha1\n" + time + "\n" + sha1(http) + "\n";
        return hex(keyed(SHA1, signKey.getBytes(StandardCharsets.UTF_8), toSign));
    }

    private static String joined(String names, Map<String, String> values) {
        return Arrays.stream(names.split(";"))
                .filter(name -> !name.isEmpty())
                .map(name -> encoded(name) + "=" + encoded(values.getOrDefault(name, "")))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    static byte[] keyed(String algorithm, byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + algorithm, impossible);
        }
    }

    private static String sha1(String text) {
        try {
            return hex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
