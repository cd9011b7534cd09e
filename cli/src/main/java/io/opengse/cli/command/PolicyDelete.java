package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Forgets a policy that no credential has any more.")
final class PolicyDelete implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "POLICY", description = "Its name.")
    private String policy = "";

    PolicyDelete(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode answer =
                    api.call("OpengseDeletePolicy", CloudApi.parameters().put("PolicyName", policy));
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                surroundings.console().say(policy + "  is deleted");
            }
        }
    }
}
