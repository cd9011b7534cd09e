package io.opengse.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opengse.cli.NodeClient;
import io.opengse.cli.place.Credentials;
import java.io.IOException;
import java.util.List;

/** The official Node client, in a process of its own. */
final class NodeCalls implements OfficialCalls {
    private final ObjectMapper json = new ObjectMapper();
    private final NodeClient client;

    NodeCalls(String endpoint, Credentials credentials, Way way) throws IOException {
        client = new NodeClient(endpoint, credentials, List.of(way.signature(), way.method()));
    }

    @Override
    public Outcome call(String action, String request) throws IOException {
        JsonNode answer = client.ask(action, json.readTree(request));
        JsonNode error = answer.path("error");
        JsonNode response = answer.path("response");
        return error.isObject()
                ? new Outcome(
                        error.path("code").asText(), error.path("requestId").asText(), response)
                : new Outcome("OK", response.path("RequestId").asText(), response);
    }

    @Override
    public void close() {
        client.close();
    }
}
