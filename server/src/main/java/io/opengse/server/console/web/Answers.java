package io.opengse.server.console.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import io.opengse.server.console.file.Files;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How the console answers: every page with the same strict headers. */
public final class Answers {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final int WORTH_PACKING = 1024;

    private Answers() {}

    /** A page: never kept, never framed, and nothing on it comes from elsewhere. */
    public static void page(Incoming incoming, ServerResponse response, Status status, String html) {
        response.status(status);
        guarded(response);
        response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
        response.header("Cache-Control", "no-store");
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= WORTH_PACKING && packs(incoming)) {
            response.header("Content-Encoding", "gzip");
            response.header("Vary", "Accept-Encoding");
            bytes = packed(bytes);
        }
        response.send(bytes);
    }

    public static void file(Incoming incoming, ServerResponse response, Files.Kept file) {
        guarded(response);
        response.header(HeaderNames.CONTENT_TYPE, file.type());
        response.header("Cache-Control", "public, max-age=31536000, immutable");
        response.header("Vary", "Accept-Encoding");
        if (packs(incoming)) {
            response.header("Content-Encoding", "gzip");
            response.send(file.packed());
        } else {
            response.send(file.bytes());
        }
    }

    public static void json(ServerResponse response, String json) {
        guarded(response);
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.header("Cache-Control", "no-store");
        response.send(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Go there next, with a GET. */
    public static void seeOther(ServerResponse response, String href) {
        response.status(Status.SEE_OTHER_303);
        guarded(response);
        response.header("Location", href);
        response.header("Cache-Control", "no-store");
        response.send();
    }

    public static void guarded(ServerResponse response) {
        response.header("Content-Security-Policy", POLICY);
        response.header("X-Content-Type-Options", "nosniff");
        response.header("X-Frame-Options", "DENY");
        response.header("Referrer-Policy", "same-origin");
        response.header("Cross-Origin-Opener-Policy", "same-origin");
    }

    private static boolean packs(Incoming incoming) {
        return incoming.header(HeaderNames.ACCEPT_ENCODING)
                .toLowerCase(Locale.ROOT)
                .contains("gzip");
    }

    private static byte[] packed(byte[] bytes) {
        try {
            return Files.packed(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
