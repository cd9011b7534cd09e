package io.opengse.bench.console;

import io.opengse.cli.place.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who signed in to the console and opens pages as a browser does. */
final class Visitor implements AutoCloseable {
    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/console/files/[^\"]+)\"");
    private static final int FOUND = 200;
    private static final int SEE_OTHER = 303;

    private final HttpClient http;
    private final String origin;
    private final String cookie;

    private Visitor(HttpClient http, String origin, String cookie) {
        this.http = http;
        this.origin = origin;
        this.cookie = cookie;
    }

    /** @param api host:port */
    static Visitor signIn(String api, Credentials credentials) throws IOException, InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        String origin = "http://" + api;
        String form = "secretId=" + encoded(credentials.secretId()) + "&secretKey=" + encoded(credentials.secretKey());
        HttpResponse<Void> answer = http.send(
                HttpRequest.newBuilder(URI.create(origin + "/console/sign-in"))
                        .header("Origin", origin)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        if (answer.statusCode() != SEE_OTHER) {
            throw new IOException("the console answers a sign-in with HTTP " + answer.statusCode());
        }
        String cookie = answer.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new IOException("the console gives no cookie"));
        return new Visitor(http, origin, cookie.substring(0, cookie.indexOf(';')));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    byte[] open(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request(path), BodyHandlers.ofByteArray());
        if (answer.statusCode() != FOUND) {
            throw new IOException("the console answers " + path + " with HTTP " + answer.statusCode());
        }
        return answer.body();
    }

    /** The page and all files it names, each once: what a browser fetches that was never here. */
    int bytesInAll(String path) throws IOException, InterruptedException {
        byte[] page = open(path);
        Set<String> files = new LinkedHashSet<>();
        Matcher named = FILE.matcher(new String(page, StandardCharsets.UTF_8));
        while (named.find()) {
            files.add(named.group(1));
        }
        if (files.isEmpty()) {
            throw new IOException("the page " + path + " names no file: it is not read right");
        }
        int bytes = page.length;
        for (String file : files) {
            bytes += open(file).length;
        }
        return bytes;
    }

    /** Keeps a page open: what changes on it is told for as long as the visitor stays. */
    CompletableFuture<HttpResponse<Void>> stay(String path) {
        return http.sendAsync(request("/console/live?page=" + encoded(path)), BodyHandlers.discarding());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path))
                .header("Cookie", cookie)
                .build();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
