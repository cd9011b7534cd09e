package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Mixin;

/** What the small commands about one credential have in common: name it, call one action, say one line. */
final class CredentialCall {
    @Mixin
    private final ClientOptions options = new ClientOptions();

    /** @param holds what is said of the credential afterwards */
    record Order(String action, ObjectNode parameters, String holds) {}

    /** @param credential its secret id or name */
    void make(Surroundings surroundings, String credential, Order order) {
        try (CloudApi api = options.connect(surroundings)) {
            String id = KnownCredentials.id(api, credential);
            JsonNode answer =
                    api.call(order.action(), order.parameters().deepCopy().put("SecretId", id));
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                surroundings.console().say(id + "  " + order.holds());
            }
        }
    }
}
