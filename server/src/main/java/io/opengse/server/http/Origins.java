package io.opengse.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;

/** Under which name a caller sees this server: links given to it begin with that. */
final class Origins {
    private Origins() {}

    static String of(ServerRequest request) {
        String scheme = request.isSecure() ? "https" : "http";
        return scheme + "://" + request.headers().first(HeaderNames.HOST).orElseGet(request::authority);
    }
}
