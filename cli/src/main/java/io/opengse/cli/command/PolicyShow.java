package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows the document of a policy.")
final class PolicyShow implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "POLICY", description = "Its name.")
    private String policy = "";

    PolicyShow(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode answer =
                    api.call("OpengseDescribePolicy", CloudApi.parameters().put("PolicyName", policy));
            if (!options.answeredAsJson(surroundings.console(), answer.path("Policy"))) {
                surroundings
                        .console()
                        .say(Answers.text(answer.path("Policy"), "PolicyDocument")
                                .strip());
            }
        }
    }
}
