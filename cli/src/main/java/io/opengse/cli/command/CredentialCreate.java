package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "create", description = "Makes a key pair and shows its secret, this once.")
final class CredentialCreate implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "NAME", description = "What to call it.")
    private String name = "";

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "What it may do, several times if need be; without any it may do nothing.")
    private List<String> policies = new ArrayList<>();

    CredentialCreate(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            ObjectNode question = CloudApi.parameters().put("Name", name);
            ArrayNode names = question.putArray("PolicyNames");
            policies.forEach(names::add);
            JsonNode pair = api.call("OpengseCreateCredential", question);
            if (!options.answeredAsJson(surroundings.console(), pair)) {
                ShownSecret.tell(surroundings.console(), pair);
            }
        }
    }
}
