package io.opengse.server.console.web;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.opengse.server.console.word.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A browser's request as the console reads it. */
public final class Incoming {
    /** A policy's document is the largest thing anybody fills in. */
    private static final int LARGEST_FORM = 256 << 10;

    private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
    private static final HeaderName ASYNC = HeaderNames.create("X-Gse-Console");

    private final ServerRequest request;
    private final Map<String, String> cookies;

    public Incoming(ServerRequest request) {
        this.request = request;
        this.cookies = cookies(header(HeaderNames.COOKIE));
    }

    public String header(HeaderName name) {
        return request.headers().first(name).orElse("");
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public Language language() {
        return Language.of(cookie(Cookies.LANGUAGE), header(HeaderNames.ACCEPT_LANGUAGE));
    }

    public String theme() {
        String theme = cookie(Cookies.THEME);
        return theme.equals("light") || theme.equals("dark") ? theme : "auto";
    }

    public boolean secure() {
        return request.isSecure();
    }

    /** Whether the page's script sent it, and wants an answer for itself. */
    public boolean asynchronous() {
        return !header(ASYNC).isEmpty();
    }

    /** Scheme and host under which the visitor sees this server. */
    public String origin() {
        return (secure() ? "https" : "http") + "://" + host();
    }

    /** The address of the connection's other end. */
    public String source() {
        return request.remotePeer().address() instanceof InetSocketAddress peer && peer.getAddress() != null
                ? peer.getAddress().getHostAddress()
                : "";
    }

    /**
     * Whether a page of ours sent it: browsers say where a request that changes something comes from, and none lets a
     * page lie about it. The scheme is not compared, for it may end at a proxy.
     */
    public boolean fromOurPages() {
        String origin = header(HeaderNames.ORIGIN);
        if (!origin.isEmpty()) {
            return origin.substring(origin.indexOf("://") + 1).equals("//" + host());
        }
        return header(FETCH_SITE).equals("same-origin");
    }

    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        request.query()
                .names()
                .forEach(name -> query.put(name, request.query().first(name).orElse("")));
        return query;
    }

    /** The form sent; empty when it is larger than any of ours, or cannot be read as one. */
    public Optional<Map<String, String>> form() {
        if (!request.content().hasEntity()) {
            return Optional.of(Map.of());
        }
        try (InputStream stream = request.content().inputStream()) {
            byte[] body = stream.readNBytes(LARGEST_FORM + 1);
            return body.length > LARGEST_FORM
                    ? Optional.empty()
                    : Optional.of(decoded(new String(body, StandardCharsets.UTF_8)));
        } catch (IOException | UncheckedIOException | DataReader.InsufficientDataAvailableException broken) {
            throw new CloseConnectionException("the form ended before its end", broken);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException when a percent sign stands for nothing */
    public static Map<String, String> decoded(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : encoded.split("&", 2000)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private String host() {
        return request.headers().first(HeaderNames.HOST).orElseGet(request::authority);
    }

    private static Map<String, String> cookies(String header) {
        Map<String, String> cookies = new LinkedHashMap<>();
        for (String pair : header.split(";", 100)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                cookies.putIfAbsent(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
        return cookies;
    }
}
