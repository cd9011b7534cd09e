package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "delete",
        description =
                "Deletes a fleet: it takes no more sessions, its processes end by its protection policy, and when the"
                        + " last is gone it is TERMINATED. Refused while an alias or a queue leads to it.")
final class FleetDelete implements Runnable {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "FLEET", description = "Its id or name.")
    private String fleet = "";

    @Option(names = "--wait", description = "Come back when it is TERMINATED.")
    private boolean wait;

    FleetDelete(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            String id = Answers.text(Known.fleet(api, fleet), "FleetId");
            ObjectNode question = CloudApi.parameters().put("FleetId", id);
            requireFree(api, question);
            JsonNode answer = api.call("DeleteFleet", question);
            String status = wait ? terminated(api, id) : "deleting";
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                surroundings.console().say(status + " " + id);
            }
        }
    }

    /** The server refuses as well; here the names that people gave are known. */
    private void requireFree(CloudApi api, ObjectNode question) {
        for (JsonNode resource :
                api.call("DescribeFleetRelatedResources", question).path("Resources")) {
            String id = Answers.text(resource, "ResourceId");
            boolean alias = Answers.text(resource, "Type").equals("ALIAS");
            String name = alias ? " \"" + Answers.text(KnownAliases.require(api, id), "Name") + "\"" : "";
            throw new Failure(
                    (alias ? "alias " : "queue ") + id + name + " still leads to fleet \"" + fleet + "\"",
                    alias
                            ? "lead it elsewhere: gse alias update " + id + " --fleet OTHER"
                            : "take the fleet out of it");
        }
    }

    private String terminated(CloudApi api, String id) {
        ObjectNode question = CloudApi.parameters();
        question.putArray("FleetIds").add(id);
        String status;
        do {
            status = Answers.text(
                    api.call("DescribeFleetAttributes", question)
                            .path("FleetAttributes")
                            .path(0),
                    "Status");
        } while (!status.equals("TERMINATED") && surroundings.pauseFor(PAUSE));
        return "terminated";
    }
}
