package io.opengse.server.fuzz;

import io.opengse.server.api.call.HttpCall;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.signature.Keyed;
import io.opengse.server.http.ServedEngine;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Calls as a careless or a hostile client would make them; those that are signed well get past the signature. */
final class WildCalls {
    private static final String[] ODD = {
        "",
        " ",
        "0",
        "-1",
        "99999999999999999999",
        "9223372036854775807",
        "-9223372036854775808",
        "1.5",
        "soon",
        "\u0000",
        "\uFFFD",
        "x".repeat(30_000),
        "TC3-HMAC-SHA256",
        "TC3-HMAC-SHA256 Credential=",
        "Bearer x",
        "TC3-HMAC-SHA256 Credential=a/b/c/tc3_request, SignedHeaders=, Signature=",
        "TC3-HMAC-SHA256 Credential=////////, SignedHeaders=;;;;, Signature=0",
        "TC3-HMAC-SHA256 Credential=AKIDtest/2026-02-30/gse/tc3_request, SignedHeaders=host, Signature=ff",
        "UNSIGNED-PAYLOAD",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/html",
        ":",
        ":0"
    };
    private static final String[] HEADERS = {
        "Authorization",
        "X-TC-Action",
        "X-TC-Version",
        "X-TC-Timestamp",
        "X-TC-Token",
        "X-TC-Region",
        "X-TC-Content-SHA256",
        "Content-Type",
        "Host"
    };

    private final RandomGenerator random;
    private final List<Action<?>> actions;
    private final Instant now;
    private final WildJson json;

    WildCalls(RandomGenerator random, List<Action<?>> actions, Instant now) {
        this.random = random;
        this.actions = actions;
        this.now = now;
        this.json = new WildJson(random);
    }

    HttpCall next() {
        return switch (random.nextInt(6)) {
            case 0 -> spoilt(post(body()));
            case 1 -> flat(random.nextBoolean() ? "GET" : "POST");
            case 2 -> post(broken());
            default -> post(body());
        };
    }

    private record Wild(Action<?> action, byte[] body) {}

    private Wild body() {
        Action<?> action = actions.get(random.nextInt(actions.size()));
        return new Wild(action, json.body(action).getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes that are no UTF-8, somewhere in what is. */
    private Wild broken() {
        Wild wild = body();
        for (int wound = random.nextInt(1, 5); wound > 0 && wild.body.length > 0; wound--) {
            wild.body[random.nextInt(wild.body.length)] = (byte) random.nextInt(128, 256);
        }
        return wild;
    }

    private HttpCall post(Wild wild) {
        Map<String, String> headers = signed("POST", "", "application/json", wild.body);
        headers.put("X-TC-Action", wild.action.name());
        return new HttpCall("POST", "", headers, wild.body);
    }

    private HttpCall spoilt(HttpCall good) {
        Map<String, String> headers = new HashMap<>();
        for (String name : HEADERS) {
            String value = good.header(name.toLowerCase(java.util.Locale.ROOT));
            if (value != null) {
                headers.put(name, value);
            }
        }
        for (int wound = random.nextInt(1, 4); wound > 0; wound--) {
            String name = HEADERS[random.nextInt(HEADERS.length)];
            if (random.nextInt(4) == 0) {
                headers.remove(name);
            } else {
                headers.put(name, ODD[random.nextInt(ODD.length)]);
            }
        }
        String query = random.nextInt(5) == 0 ? "Action=x&Signature=%zz" : "";
        return new HttpCall(random.nextInt(5) == 0 ? "GET" : "POST", query, headers, good.body());
    }

    /** A query or a form, signed as TC3, whose names and values may be anything. */
    private HttpCall flat(String method) {
        Action<?> action = actions.get(random.nextInt(actions.size()));
        StringBuilder text = new StringBuilder();
        for (int pair = random.nextInt(12); pair > 0; pair--) {
            String name = action.parameters().isEmpty()
                    ? "x"
                    : action.parameters()
                            .get(random.nextInt(action.parameters().size()))
                            .name();
            String[] tails = {"", ".0", ".1", ".0.Key", ".Key", ".0.0.0", ".", "..", ".99999999999", ".0".repeat(200)};
            text.append(text.isEmpty() ? "" : "&")
                    .append(name)
                    .append(tails[random.nextInt(tails.length)])
                    .append('=')
                    .append(
                            random.nextInt(6) == 0
                                    ? "%" + (char) random.nextInt(33, 127)
                                    : URLEncoder.encode(ODD[random.nextInt(ODD.length)], StandardCharsets.UTF_8));
        }
        boolean get = method.equals("GET");
        byte[] body = get ? new byte[0] : text.toString().getBytes(StandardCharsets.UTF_8);
        String query = get ? text.toString() : "";
        Map<String, String> headers = signed(method, query, "application/x-www-form-urlencoded", body);
        headers.put("X-TC-Action", action.name());
        return new HttpCall(method, query, headers, body);
    }

    private Map<String, String> signed(String method, String query, String contentType, byte[] body) {
        String date = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        String scope = date + "/gse/tc3_request";
        String canonical = String.join(
                "\n",
                method,
                "/",
                query,
                "content-type:" + contentType,
                "host:127.0.0.1",
                "",
                "content-type;host",
                Keyed.sha256Hex(body));
        String text = "TC3-HMAC-SHA256\n" + now.getEpochSecond() + "\n" + scope + "\n"
                + Keyed.sha256Hex(canonical.getBytes(StandardCharsets.UTF_8));
        byte[] key = ("TC3" + ServedEngine.SECRET_KEY).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(date, "gse", "tc3_request")) {
            key = Keyed.hash("HmacSHA256", key, part);
        }
        Map<String, String> headers = new HashMap<>();
        headers.put("Host", "127.0.0.1");
        headers.put("Content-Type", contentType);
        headers.put("X-TC-Version", "2019-11-12");
        headers.put("X-TC-Timestamp", Long.toString(now.getEpochSecond()));
        headers.put(
                "Authorization",
                "TC3-HMAC-SHA256 Credential=" + ServedEngine.SECRET_ID + "/" + scope
                        + ", SignedHeaders=content-type;host, Signature="
                        + HexFormat.of().formatHex(Keyed.hash("HmacSHA256", key, text)));
        return headers;
    }
}
