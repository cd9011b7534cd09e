package io.opengse.server.api.call;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request as it came in, untouched: signatures cover the raw query, the raw Host and Content-Type headers and
 * the raw body. Made by the HTTP server; knows nothing of it.
 */
public final class HttpCall {
    private final String method;
    private final String rawQuery;
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * @param method GET or POST
     * @param rawQuery what follows the question mark, undecoded; empty when there is none
     * @param headers by name in any case, values as received
     * @param body not copied: the caller gives it away
     */
    public HttpCall(String method, String rawQuery, Map<String, String> headers, byte[] body) {
        this.method = method;
        this.rawQuery = rawQuery;
        this.headers = new TreeMap<>();
        headers.forEach((name, value) -> this.headers.put(name.toLowerCase(Locale.ROOT), value));
        this.body = body;
    }

    public String method() {
        return method;
    }

    public boolean isGet() {
        return method.equals("GET");
    }

    public String rawQuery() {
        return rawQuery;
    }

    /** The value of a header, or null; the name is given in lower case. */
    public @Nullable String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    public String headerOrEmpty(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "").strip();
    }

    /** The body itself: read it, do not change it. */
    public byte[] body() {
        return body;
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
