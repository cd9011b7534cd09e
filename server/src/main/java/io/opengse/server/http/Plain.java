package io.opengse.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;

/** Answers with one line of text, for people. */
final class Plain {
    private Plain() {}

    static void send(ServerResponse response, Status status, String line) {
        response.status(status);
        response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.send((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
