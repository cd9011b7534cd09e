package io.opengse.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.console.Failure;
import io.opengse.cli.place.Credentials;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Asks a server's cloud API, signed; answers are the JSON inside "Response". Used by every client command. */
public final class CloudApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTENT_TYPE = "application/json; charset=utf-8";
    private static final String VERSION = "2019-11-12";

    private final ApiServer server;
    private final Tc3Signature signature;
    private final Clock clock;
    private final Conversation conversation;

    /** @param authority host:port of a server that speaks plain HTTP */
    public CloudApi(String authority, Credentials credentials, Clock clock) {
        this(ApiServer.plain(authority), credentials, clock);
    }

    public CloudApi(ApiServer server, Credentials credentials, Clock clock) {
        this.server = server;
        this.conversation = server.conversation();
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
        Map<String, String> headers = Map.of(
                "Content-Type",
                CONTENT_TYPE,
                "X-TC-Action",
                action,
                "X-TC-Version",
                VERSION,
                "X-TC-Timestamp",
                Long.toString(now.getEpochSecond()),
                "X-TC-RequestClient",
                "gse",
                "X-TC-Language",
                "en-US",
                "Authorization",
                signature.authorization(server.hostHeader(), CONTENT_TYPE, body, now));
        URI target = URI.create(server + "/");
        return answer(
                new String(heard(() -> conversation.post(target, headers, body)).body(), StandardCharsets.UTF_8));
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
        int status = heard(() -> conversation.download(URI.create(url), target));
        if (status != HttpURLConnection.HTTP_OK) {
            throw new Failure(
                    "the download was answered with HTTP " + status, "ask for the URL again: it may have expired");
        }
        return target.toFile().length();
    }

    /** How far the server's clock is from ours, from the Date header of any answer; whole seconds. */
    public Duration clockSkew() {
        return heard(() -> conversation.get(URI.create(server + "/health")))
                .date()
                .map(date -> Duration.between(clock.instant(), HttpDate.parse(date)))
                .orElse(Duration.ZERO);
    }

    /** A question, while it is asked. */
    private interface Asked<T> {
        T answer() throws IOException;
    }

    private <T> T heard(Asked<T> question) {
        try {
            return question.answer();
        } catch (IOException problem) {
            throw server.unheard(problem);
        }
    }

    @Override
    public void close() {
        conversation.close();
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
