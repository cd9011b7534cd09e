package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Lists the policies: the preset ones, and those that were made.")
final class PolicyList implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    PolicyList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode answer = api.call("OpengseListPolicies", CloudApi.parameters());
            if (options.answeredAsJson(surroundings.console(), answer)) {
                return;
            }
            Table table = surroundings.console().table("POLICY", "TYPE", "DESCRIPTION");
            for (JsonNode policy : answer.path("Policies")) {
                table.row(
                        Answers.cell(policy, "PolicyName"),
                        Answers.cell(policy, "Type"),
                        Answers.cell(policy, "Description"));
            }
            table.print("no policies");
        }
    }
}
