package io.opengse.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opengse.cli.NodeClient;
import io.opengse.cli.place.Credentials;
import io.opengse.server.http.ServedEngine;
import java.io.IOException;
import java.util.List;

/** The official Node client, in a process of its own. */
final class NodeCalls implements OfficialCalls {
    private final ObjectMapper json = new ObjectMapper();
    private final NodeClient client;

    NodeCalls(String endpoint, Way way) throws IOException {
        client = new NodeClient(
                endpoint,
                new Credentials(ServedEngine.SECRET_ID, ServedEngine.SECRET_KEY),
                List.of(way.signature(), way.method()));
    }

    @Override
    public Outcome call(String action, String request) throws IOException {
        JsonNode answer = client.ask(action, json.readTree(request));
        JsonNode error = answer.path("error");
        return error.isObject()
                ? new Outcome(
                        error.path("code").asText(), error.path("requestId").asText())
                : new Outcome("OK", answer.at("/response/RequestId").asText());
    }

    @Override
    public void close() {
        client.close();
    }
}
