package io.opengse.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.opengse.server.beacon.SourceLimits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The speed test by HTTP, GET /v1/ping: an answer as small as can be, to web pages of any origin too. */
final class PingRoute implements HttpService {
    private static final byte[] PONG = "pong".getBytes(StandardCharsets.US_ASCII);

    private final SourceLimits limits;

    PingRoute(SourceLimits limits) {
        this.limits = limits;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/v1/ping", this::answer).head("/v1/ping", this::answer);
    }

    private void answer(ServerRequest request, ServerResponse response) {
        response.header("Access-Control-Allow-Origin", "*");
        response.header("Cache-Control", "no-store");
        if (!limits.admits(source(request))) {
            response.header("Retry-After", "1");
            response.status(Status.TOO_MANY_REQUESTS_429);
            response.send();
            return;
        }
        response.header(HeaderNames.CONTENT_TYPE, "text/plain");
        response.send(PONG);
    }

    private static InetAddress source(ServerRequest request) {
        return request.remotePeer().address() instanceof InetSocketAddress peer
                ? peer.getAddress()
                : InetAddress.getLoopbackAddress();
    }
}
