package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Usage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Deletes a scaling policy, or all of a fleet. Its instances stay as they are.")
final class ScalingDelete implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "FLEET", description = "Its id or name.")
    private String fleet = "";

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "", description = "Which policy.")
    private String name = "";

    @Option(names = "--all", description = "All policies of the fleet.")
    private boolean all;

    ScalingDelete(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (all != name.isEmpty()) {
            throw new Usage("say what to delete, one of --name NAME and --all", "gse scaling list shows the policies");
        }
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode found = Known.fleet(api, fleet);
            ObjectNode question = CloudApi.parameters().put("FleetId", Answers.text(found, "FleetId"));
            if (!all) {
                question.put("Name", name);
            }
            JsonNode answer = api.call("DeleteScalingPolicy", question);
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                String what = all ? "all policies" : "policy " + name;
                surroundings.console().say("deleted " + what + " of " + Answers.text(found, "Name"));
            }
        }
    }
}
