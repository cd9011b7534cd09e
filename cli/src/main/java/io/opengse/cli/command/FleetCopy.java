package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "copy", description = "Creates fleets like one there is.")
final class FleetCopy implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "FLEET", description = "The id or name of the one there is.")
    private String fleet = "";

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int count = 1;

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "", description = "What to call them.")
    private String name = "";

    @Option(
            names = "--asset",
            paramLabel = "ASSET",
            defaultValue = "",
            description = "Run this package instead: its id, or NAME:VERSION.")
    private String asset = "";

    @Option(names = "--with-scaling", description = "Copy its scaling policies and timers as well.")
    private boolean scaling;

    FleetCopy(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            ObjectNode question = CloudApi.parameters()
                    .put("FleetId", Answers.text(Known.fleet(api, fleet), "FleetId"))
                    .put("CopyNumber", count);
            if (!name.isEmpty()) {
                question.put("Name", name);
            }
            if (!asset.isEmpty()) {
                question.put("AssetId", KnownAssets.id(api, asset));
            }
            if (scaling) {
                question.put("SelectedScalingType", "SCALING_SELECTED").put("SelectedTimerType", "TIMER_SELECTED");
            }
            JsonNode answer = api.call("CopyFleet", question);
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                answer.path("FleetAttributes")
                        .forEach(copy -> surroundings
                                .console()
                                .say(Answers.text(copy, "FleetId") + "  " + Answers.text(copy, "Name")));
            }
        }
    }
}
