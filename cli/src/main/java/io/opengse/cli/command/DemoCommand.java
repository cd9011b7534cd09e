package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
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

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode of = Known.fleetOrTheOnlyOne(api, wanted(api));
            Story story = new Story(surroundings.console(), surroundings.clock(), options.json);
            new Demo(api, surroundings, story).play(Answers.text(of, "FleetId"));
            ObjectNode document = CloudApi.parameters();
            document.set("Story", story.lines());
            options.answeredAsJson(surroundings.console(), document);
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
