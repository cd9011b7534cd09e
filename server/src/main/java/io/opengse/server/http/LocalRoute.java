package io.opengse.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.opengse.server.api.Reply;
import io.opengse.server.api.local.LocalApi;
import io.opengse.server.metrics.ApiMetrics;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * The unsigned API, POST /capi, for this machine alone. Web pages of other sites may not use it either: browsers say
 * where a POST comes from, and only local pages are let in.
 */
final class LocalRoute implements HttpService {
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final LocalApi api;
    private final ApiMetrics metrics;

    LocalRoute(LocalApi api, ApiMetrics metrics) {
        this.api = api;
        this.metrics = metrics;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/", this::answer);
    }

    private void answer(ServerRequest request, ServerResponse response) {
        if (!isLocal(request)) {
            Plain.send(response, Status.FORBIDDEN_403, "/capi is unsigned, so it serves only this machine");
            return;
        }
        Optional<byte[]> body = RequestBody.read(request);
        if (body.isEmpty()) {
            response.header(HeaderNames.CONNECTION, "close");
            Plain.send(response, Status.REQUEST_ENTITY_TOO_LARGE_413, "at most " + RequestBody.LIMIT + " bytes");
            return;
        }
        ApiMetrics.Call call = metrics.begin();
        Reply reply = api.answer(body.get(), Origins.of(request));
        call.end(reply.action(), reply.code());
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(reply.json());
    }

    private static boolean isLocal(ServerRequest request) {
        boolean loopback = request.remotePeer().address() instanceof InetSocketAddress peer
                && peer.getAddress().isLoopbackAddress();
        return loopback
                && request.headers()
                        .first(HeaderNames.ORIGIN)
                        .map(LocalRoute::isLocalPage)
                        .orElse(true);
    }

    private static boolean isLocalPage(String origin) {
        try {
            String host = new URI(origin).getHost();
            return host != null && LOCAL_NAMES.contains(host);
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
