package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import io.opengse.cli.console.Usage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "scale",
        description = "Shows how many instances a fleet has, or says how many it should have. While it scales"
                + " automatically and has a policy, the policy decides within --min and --max.")
final class FleetScale implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", arity = "0..1", paramLabel = "FLEET", defaultValue = "", description = "Its id or name.")
    private String fleet = "";

    @Option(names = "--desired", paramLabel = "N", description = "So many instances.")
    private @Nullable Integer desired;

    @Option(names = "--min", paramLabel = "N", description = "Never fewer.")
    private @Nullable Integer minimum;

    @Option(names = "--max", paramLabel = "N", description = "Never more.")
    private @Nullable Integer maximum;

    @Option(names = "--cooldown", paramLabel = "MINUTES", description = "Time between two changes, 3 to 30 minutes.")
    private @Nullable Integer cooldown;

    @Option(names = "--automatic", description = "Let scaling policies act.")
    private boolean automatic;

    @Option(names = "--manual", description = "Keep scaling policies from acting.")
    private boolean manual;

    FleetScale(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (automatic && manual) {
            throw new Usage("--automatic and --manual exclude each other", "give one of them");
        }
        try (CloudApi api = options.connect(surroundings)) {
            String id = Answers.text(Known.fleetOrTheOnlyOne(api, fleet), "FleetId");
            ObjectNode range = CloudApi.parameters();
            Numbers.put(range, "DesiredInstances", desired);
            Numbers.put(range, "MinSize", minimum);
            Numbers.put(range, "MaxSize", maximum);
            Numbers.put(range, "ScalingInterval", cooldown);
            if (!range.isEmpty()) {
                api.call("UpdateFleetCapacity", range.put("FleetId", id));
            }
            if (automatic || manual) {
                ObjectNode mode = CloudApi.parameters().put("FleetId", id);
                mode.putArray("Actions").add("AUTO_SCALING");
                api.call(automatic ? "StartFleetActions" : "StopFleetActions", mode);
            }
            show(api, id);
        }
    }

    private void show(CloudApi api, String id) {
        ObjectNode question = CloudApi.parameters();
        question.putArray("FleetIds").add(id);
        JsonNode answer = api.call("DescribeFleetCapacity", question);
        if (options.answeredAsJson(surroundings.console(), answer)) {
            return;
        }
        Table table = surroundings
                .console()
                .table("FLEET", "DESIRED", "MIN", "MAX", "ACTIVE", "IDLE", "PENDING", "ENDING", "COOLDOWN");
        for (JsonNode capacity : answer.path("FleetCapacity")) {
            JsonNode counts = capacity.path("InstanceCounts");
            table.row(
                    Answers.cell(capacity, "FleetId"),
                    Answers.cell(counts, "Desired"),
                    Answers.cell(counts, "MiniNum"),
                    Answers.cell(counts, "MaxiNum"),
                    Answers.cell(counts, "Active"),
                    Answers.cell(counts, "Idle"),
                    Answers.cell(counts, "Pending"),
                    Answers.cell(counts, "Terminating"),
                    Answers.cell(capacity, "ScalingInterval") + "m");
        }
        table.print("the fleet has no capacity any more");
    }
}
