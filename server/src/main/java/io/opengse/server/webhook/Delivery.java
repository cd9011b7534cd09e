package io.opengse.server.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opengse.engine.placement.Outcomes.Telling;
import io.opengse.engine.placement.Placement;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Posts one outcome: JSON, with a signature by the queue's secret. Anything but a 2xx in time is no confirmation. */
public final class Delivery implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Delivery.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InstantSource clock;
    private final WebhookSeal seal;
    private final Function<Placement, Map<String, @Nullable Object>> view;
    private final Duration patience;
    private final HttpClient client;

    /**
     * @param seal opens the secrets
     * @param view the placement as the API shows it
     * @param patience how long an answer is waited for; well below the first pause of {@code Outcome}
     */
    public Delivery(
            InstantSource clock,
            WebhookSeal seal,
            Function<Placement, Map<String, @Nullable Object>> view,
            Duration patience) {
        this.clock = clock;
        this.seal = seal;
        this.view = view;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    boolean succeeds(Telling telling) {
        String problem = problem(telling);
        if (!problem.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a webhook does not confirm queue={0} placement={1} attempt={2}: {3}",
                    telling.placement().queue(),
                    telling.placement().id(),
                    telling.attempt(),
                    problem);
        }
        return problem.isEmpty();
    }

    private String problem(Telling telling) {
        Optional<String> secret =
                seal.open(telling.placement().queue(), telling.webhook().secret());
        if (secret.isEmpty()) {
            return "its secret was sealed with another access.key: restore that file, or set the webhook again";
        }
        try {
            HttpResponse<InputStream> response =
                    client.send(request(telling, secret.get()), HttpResponse.BodyHandlers.ofInputStream());
            response.body().close(); // whatever it says, however long
            return response.statusCode() / 100 == 2 ? "" : "it answers " + response.statusCode();
        } catch (IOException unreachable) {
            return String.valueOf(unreachable);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "the server stops";
        }
    }

    private HttpRequest request(Telling telling, String secret) {
        String body = body(telling.placement());
        long now = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(URI.create(telling.webhook().url()))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("User-Agent", "OpenGSE")
                .header("X-OpenGSE-Attempt", String.valueOf(telling.attempt()))
                .header("X-OpenGSE-Signature", Signature.of(secret, now, body))
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
    }

    private String body(Placement placement) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("Event", "PlacementEnded");
        event.put("PlacementId", placement.id().value());
        event.put("Status", placement.status().name());
        event.put("StatusReason", placement.reason());
        event.put("GameServerSessionPlacement", view.apply(placement));
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a placement cannot be written as JSON", impossible);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
