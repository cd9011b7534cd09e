package io.opengse.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;

/** Where a request comes from, and under which name its caller sees this server: links given to it begin with that. */
final class Origins {
    private Origins() {}

    static String of(ServerRequest request) {
        String scheme = request.isSecure() ? "https" : "http";
        return scheme + "://" + request.headers().first(HeaderNames.HOST).orElseGet(request::authority);
    }

    /** The address of the connection's other end: what a proxy says of others can be made up by anybody. */
    static String source(ServerRequest request) {
        return request.remotePeer().address() instanceof InetSocketAddress peer && peer.getAddress() != null
                ? peer.getAddress().getHostAddress()
                : "";
    }
}
