package io.opengse.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;

/** What a browser sees at the API's address. */
final class FrontPage {
    private static final byte[] PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>OpenGSE</title>
            <style>body{font:16px/1.5 system-ui,sans-serif;max-width:40em;margin:3em auto;padding:0 1em}</style>
            <h1>OpenGSE</h1>
            <p>This is an OpenGSE server: it hosts game server sessions. Its API takes signed requests, as the official
            SDKs of Tencent Cloud GSE (version 2019-11-12) and the <code>gse</code> command send them, at this same
            address.</p>
            <ul>
            <li><a href="/health">/health</a>: is it alive</li>
            <li><a href="/ready">/ready</a>: can it work</li>
            <li><a href="/metrics">/metrics</a>: its measurements, for Prometheus</li>
            </ul>
            <p>On the machine it runs on, <code>gse process list</code> and <code>gse session list</code> show what it
            does.</p>
            </html>
            """.getBytes(StandardCharsets.UTF_8);

    private FrontPage() {}

    static void send(ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
        response.header("X-Content-Type-Options", "nosniff");
        response.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        response.send(PAGE);
    }
}
