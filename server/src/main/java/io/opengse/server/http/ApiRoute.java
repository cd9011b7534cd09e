package io.opengse.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.opengse.server.api.CloudApi;
import io.opengse.server.api.Reply;
import io.opengse.server.api.call.HttpCall;
import io.opengse.server.metrics.ApiMetrics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The signed API, POST / and GET /; a browser that comes here unsigned is led to the console. */
final class ApiRoute implements HttpService {
    private final CloudApi api;
    private final ApiMetrics metrics;
    private final boolean console;

    /** @param console whether there is one for browsers to be led to */
    ApiRoute(CloudApi api, ApiMetrics metrics, boolean console) {
        this.api = api;
        this.metrics = metrics;
        this.console = console;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/", this::answer).get("/", this::get);
    }

    private void get(ServerRequest request, ServerResponse response) {
        boolean unsigned = !request.headers().contains(HeaderNames.AUTHORIZATION)
                && !request.query().contains("Signature");
        boolean browser = request.headers().first(HeaderNames.ACCEPT).orElse("").contains("text/html");
        if (unsigned && browser) {
            welcome(response);
        } else {
            answer(request, response);
        }
    }

    private void welcome(ServerResponse response) {
        if (console) {
            response.status(Status.SEE_OTHER_303);
            response.header(HeaderNames.LOCATION, "/console");
            response.send();
        } else {
            FrontPage.send(response);
        }
    }

    private void answer(ServerRequest request, ServerResponse response) {
        Optional<byte[]> body = RequestBody.read(request);
        ApiMetrics.Call call = metrics.begin();
        Reply reply = body.map(bytes -> api.answer(call(request, bytes), Origins.of(request), Origins.source(request)))
                .orElseGet(() -> api.tooLarge(RequestBody.LIMIT));
        byte[] json = reply.json();
        call.end(reply.action(), reply.code());
        if (body.isEmpty()) {
            response.header(HeaderNames.CONNECTION, "close");
        }
        response.status(Status.OK_200);
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(json);
    }

    private static HttpCall call(ServerRequest request, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach(header -> headers.put(header.name(), header.get()));
        return new HttpCall(request.prologue().method().text(), request.query().rawValue(), headers, body);
    }
}
