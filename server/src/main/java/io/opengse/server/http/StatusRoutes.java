package io.opengse.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.opengse.engine.Engine;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.store.StoreFailed;
import io.opengse.server.api.call.JsonBody;
import io.opengse.server.metrics.Measurements;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For machines that watch this one: /health (alive), /ready (its store answers), /metrics (Prometheus text). */
final class StatusRoutes implements HttpService {
    private static final Logger LOG = LoggerFactory.getLogger(StatusRoutes.class);

    private final Engine engine;
    private final Measurements measurements;

    StatusRoutes(Engine engine, Measurements measurements) {
        this.engine = engine;
        this.measurements = measurements;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/health", (_, response) -> json(response, Status.OK_200, Map.of("status", "alive")))
                .get("/ready", this::ready)
                .get("/metrics", this::metrics);
    }

    private void ready(ServerRequest request, ServerResponse response) {
        try {
            List<Host> hosts = engine.hosts().list();
            long connected = hosts.stream()
                    .filter(host -> host.status() == HostStatus.CONNECTED)
                    .count();
            json(
                    response,
                    Status.OK_200,
                    Map.of("status", "ready", "fleets", engine.fleets().count(), "connectedHosts", connected));
        } catch (StoreFailed failed) {
            LOG.warn("not ready: the store does not answer", failed);
            json(
                    response,
                    Status.SERVICE_UNAVAILABLE_503,
                    Map.of("status", "not ready", "reason", String.valueOf(failed.getMessage())));
        }
    }

    private void metrics(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
        response.send(measurements.text().getBytes(StandardCharsets.UTF_8));
    }

    private static void json(ServerResponse response, Status status, Map<String, ?> body) {
        response.status(status);
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(JsonBody.write(body));
    }
}
