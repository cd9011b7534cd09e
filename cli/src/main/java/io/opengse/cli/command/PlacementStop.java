package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "stop", description = "Cancels a placement that is pending; one that is over stays as it is.")
final class PlacementStop implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "ID", description = "Its id.")
    private String id = "";

    PlacementStop(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode answer = api.call(
                    "StopGameServerSessionPlacement", CloudApi.parameters().put("PlacementId", id));
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                JsonNode placement = answer.path("GameServerSessionPlacement");
                surroundings.console().say(id + "  " + Answers.text(placement, "Status"));
            }
        }
    }
}
