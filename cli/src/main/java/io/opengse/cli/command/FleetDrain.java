package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "drain",
        description =
                "Empties a fleet: automatic scaling is stopped, no instance is wanted any more, sessions that live end"
                        + " by its protection policy. The fleet stays; gse fleet scale fills it again.")
final class FleetDrain implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "FLEET", description = "Its id or name.")
    private String fleet = "";

    FleetDrain(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            String id = Answers.text(Known.fleet(api, fleet), "FleetId");
            ObjectNode stopping = CloudApi.parameters().put("FleetId", id);
            stopping.putArray("Actions").add("AUTO_SCALING");
            api.call("StopFleetActions", stopping);
            JsonNode answer = api.call(
                    "UpdateFleetCapacity",
                    CloudApi.parameters().put("FleetId", id).put("MinSize", 0).put("DesiredInstances", 0));
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                surroundings.console().say("draining " + id + "; gse fleet show tells what is left");
            }
        }
    }
}
