package io.opengse.server.console;

import io.opengse.server.http.ServedEngine;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser sends to the console, as far as the server sees it: a cookie, and where a form comes from. */
public final class Browser {
    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/console/files/[^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final ServedEngine server;
    private String cookie;
    private String language = "en";

    public Browser(ServedEngine server, String cookie) {
        this.server = server;
        this.cookie = cookie;
    }

    public static Browser signedIn(ServedEngine server) {
        return new Browser(server, server.signedIn(ServedEngine.SECRET_ID));
    }

    public Browser preferring(String other) {
        language = other;
        return this;
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return server.send(server.request(path).header("Cookie", cookie).header("Accept-Language", language));
    }

    /** The files of ours that a page asks for. */
    static List<String> files(String page) {
        return FILE.matcher(page)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /** Bytes of a page and of all its files, as they are before they are compressed. */
    public long weight(String path) throws IOException, InterruptedException {
        String page = get(path).body();
        long bytes = page.getBytes(StandardCharsets.UTF_8).length;
        for (String file : files(page)) {
            bytes += get(file).body().getBytes(StandardCharsets.UTF_8).length;
        }
        return bytes;
    }

    /** A form of one of our pages. */
    public HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return postFrom("http://" + server.endpoint(), path, fields);
    }

    public HttpResponse<String> postFrom(String origin, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return server.send(server.request(path)
                .header("Cookie", cookie)
                .header("Origin", origin)
                .header("X-Gse-Console", "1")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** The token that every form of this visit carries. */
    public String token() throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get("/console").body());
        if (!token.find()) {
            throw new AssertionError("the page has no form with a token");
        }
        return token.group(1);
    }

    /** Keeps what the server set. */
    public void take(HttpResponse<?> response) {
        cookie = response.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
