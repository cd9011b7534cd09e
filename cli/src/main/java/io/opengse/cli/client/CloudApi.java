package io.opengse.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.console.Failure;
import io.opengse.cli.place.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Asks a server's cloud API, signed; answers are the JSON inside "Response". Used by every client command. */
public final class CloudApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTENT_TYPE = "application/json; charset=utf-8";
    private static final String VERSION = "2019-11-12";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ApiServer server;
    private final Tc3Signature signature;
    private final Clock clock;
    private final HttpClient http;

    /** @param authority host:port of a server that speaks plain HTTP */
    public CloudApi(String authority, Credentials credentials, Clock clock) {
        this(ApiServer.plain(authority), credentials, clock);
    }

    public CloudApi(ApiServer server, Credentials credentials, Clock clock) {
        this.server = server;
        this.http = server.client();
        this.signature = new Tc3Signature("gse", credentials);
        this.clock = clock;
    }

    /** The server it asks. */
    public ApiServer server() {
        return server;
    }

    public static ObjectNode parameters() {
        return JSON.createObjectNode();
    }

    /**
     * One action.
     *
     * @throws ApiRefused when the server says no
     * @throws Failure when there is no server, or something else answers
     */
    public JsonNode call(String action, ObjectNode parameters) {
        byte[] body = parameters.toString().getBytes(StandardCharsets.UTF_8);
        Instant now = clock.instant();
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/"))
                .timeout(PATIENCE)
                .header("Content-Type", CONTENT_TYPE)
                .header("X-TC-Action", action)
                .header("X-TC-Version", VERSION)
                .header("X-TC-Timestamp", Long.toString(now.getEpochSecond()))
                .header("X-TC-RequestClient", "gse")
                .header("X-TC-Language", "en-US")
                .header("Authorization", signature.authorization(server.hostHeader(), CONTENT_TYPE, body, now))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return answer(
                send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)).body());
    }

    /** All pages of an action that pages with NextToken, as one answer. At most {@code limit} items. */
    public ObjectNode all(String action, ObjectNode parameters, String list, int limit) {
        ArrayNode items = JSON.createArrayNode();
        ObjectNode question = parameters.deepCopy();
        String next;
        do {
            question.put("Limit", Math.min(100, limit - items.size()));
            JsonNode page = call(action, question);
            page.path(list).forEach(items::add);
            next = page.path("NextToken").asText("");
            question.put("NextToken", next);
        } while (!next.isEmpty() && !"null".equals(next) && items.size() < limit);
        return JSON.createObjectNode().set(list, items);
    }

    /** Fetches a signed URL into a file and says how many bytes it has. */
    public long download(String url, Path target) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
        HttpResponse<Path> response = send(request, BodyHandlers.ofFile(target));
        if (response.statusCode() != 200) {
            throw new Failure(
                    "the download was answered with HTTP " + response.statusCode(),
                    "ask for the URL again: it may have expired");
        }
        return target.toFile().length();
    }

    /** How far the server's clock is from ours, from the Date header of any answer; whole seconds. */
    public Duration clockSkew() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/health"))
                .timeout(PATIENCE)
                .build();
        return send(request, BodyHandlers.discarding())
                .headers()
                .firstValue("Date")
                .map(date -> Duration.between(clock.instant(), HttpDate.parse(date)))
                .orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException problem) {
            throw new Failure("nothing answers at " + server + ": " + reason(problem), server.remedy(problem), problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", "", interrupted);
        }
    }

    private static String reason(IOException problem) {
        String message = problem.getMessage();
        return message == null ? "connection refused" : message;
    }

    private JsonNode answer(String text) {
        JsonNode response;
        try {
            response = JSON.readTree(text).path("Response");
        } catch (JsonProcessingException problem) {
            throw notOurs(text, problem);
        }
        if (!response.isObject()) {
            throw notOurs(text, null);
        }
        JsonNode error = response.path("Error");
        if (error.isObject()) {
            throw new ApiRefused(
                    error.path("Code").asText(),
                    error.path("Message").asText(),
                    response.path("RequestId").asText());
        }
        return response;
    }

    /** Whoever wants HTTPS says so in the page with which it refuses plain HTTP. */
    private Failure notOurs(String text, @org.jspecify.annotations.Nullable Throwable cause) {
        boolean wantsHttps = server.scheme().equals("http") && text.contains("HTTPS");
        return new Failure(
                "something answers at " + server + ", but it does not speak "
                        + (wantsHttps ? "plain HTTP" : "the GSE API"),
                wantsHttps
                        ? "it speaks HTTPS: name it as https://" + server.authority()
                        : "check the address: --api HOST:PORT, or --data DIR of the installation you mean",
                cause == null ? new IOException("not a GSE answer") : cause);
    }
}
