package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "resolve", description = "Says which fleet an alias leads to now; fails with its message when to none.")
final class AliasResolve implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "ALIAS", description = "Its id or name.")
    private String alias = "";

    AliasResolve(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            String id = Answers.text(KnownAliases.require(api, alias), "AliasId");
            JsonNode answer = api.call("ResolveAlias", CloudApi.parameters().put("AliasId", id));
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                surroundings.console().say(Answers.text(answer, "FleetId"));
            }
        }
    }
}
