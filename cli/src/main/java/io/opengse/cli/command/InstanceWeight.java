package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "weight",
        description = "Sets how much an instance is preferred for new sessions, 0 to 10; 5 at first, 0 takes none.")
final class InstanceWeight implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "INSTANCE", description = "Its id.")
    private String instance = "";

    @Parameters(index = "1", paramLabel = "WEIGHT", description = "0 to 10.")
    private int weight;

    InstanceWeight(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode answer = api.call(
                    "SetServerWeight",
                    CloudApi.parameters()
                            .put("FleetId", KnownInstances.fleetOf(api, instance))
                            .put("InstanceId", instance)
                            .put("Weight", weight));
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                surroundings.console().say(instance + " has weight " + weight);
            }
        }
    }
}
