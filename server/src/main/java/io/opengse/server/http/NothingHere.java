package io.opengse.server.http;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Set;

/** What no other route takes: says so, and where the caller may have wanted to go. Registered last. */
final class NothingHere implements HttpService {
    private static final Set<String> THE_API = Set.of("", "/");
    private static final Set<String> THE_LOCAL_API = Set.of("/capi", "/capi/");

    @Override
    public void routing(HttpRules rules) {
        rules.any("/*", this::answer);
    }

    private void answer(ServerRequest request, ServerResponse response) {
        UnreadBody.discard(request, response);
        String path = request.path().path();
        if (THE_API.contains(path)) {
            response.header("Allow", "GET, POST");
            Plain.send(response, Status.METHOD_NOT_ALLOWED_405, "the API takes signed calls by POST and GET");
        } else if (THE_LOCAL_API.contains(path)) {
            Plain.send(
                    response,
                    Status.NOT_FOUND_404,
                    "the unsigned local API takes POST /capi where it is switched on (setting capi; gse local has it on)");
        } else {
            Plain.send(
                    response,
                    Status.NOT_FOUND_404,
                    "nothing is served here: the API is POST / and GET /, signed; /health, /ready, /metrics and /v1/ping"
                            + " need no signature");
        }
    }
}
