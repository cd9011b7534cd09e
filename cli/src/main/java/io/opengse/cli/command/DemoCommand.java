package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.demo.Demo;
import io.opengse.cli.demo.Story;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "demo", description = "Plays one real match on a running gse up and tells the story.")
final class DemoCommand implements Runnable {
    private static final String USUAL = "demo";

    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Option(
            names = "--fleet",
            paramLabel = "FLEET",
            defaultValue = "",
            description = "A fleet that runs the sample game (default: demo, or the only one).")
    private String fleet = "";

    @Option(
            names = "--matches",
            paramLabel = "N",
            defaultValue = "1",
            description = "Play N matches, one after the other, and tell the story of the last (default: 1).")
    private int matches = 1;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode of = Known.fleetOrTheOnlyOne(api, wanted(api));
            rehearse(api, Answers.text(of, "FleetId"));
            Story story = new Story(surroundings.console(), surroundings.clock(), options.json);
            new Demo(api, surroundings, story).play(Answers.text(of, "FleetId"));
            ObjectNode document = CloudApi.parameters();
            document.set("Story", story.lines());
            options.answeredAsJson(surroundings.console(), document);
        }
    }

    private void rehearse(CloudApi api, String fleetId) {
        if (matches < 1) {
            throw new Failure("--matches " + matches + " is too few", "give a number from 1");
        }
        for (int match = 1; match < matches; match++) {
            new Demo(api, surroundings, new Story(surroundings.console(), surroundings.clock(), true)).play(fleetId);
        }
    }

    private String wanted(CloudApi api) {
        if (!fleet.isEmpty()) {
            return fleet;
        }
        List<JsonNode> fleets = Known.fleets(api);
        boolean usual =
                fleets.stream().anyMatch(one -> Answers.text(one, "Name").equals(USUAL));
        return usual ? USUAL : "";
    }
}
