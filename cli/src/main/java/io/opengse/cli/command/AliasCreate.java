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

@Command(
        name = "create",
        description = "Makes an alias: a name for a fleet that stays while the fleet behind it changes.")
final class AliasCreate implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Mixin
    private final AliasRoute route = new AliasRoute();

    @Parameters(index = "0", paramLabel = "NAME", description = "What to call it.")
    private String name = "";

    @Option(names = "--description", paramLabel = "TEXT", defaultValue = "", description = "Free text.")
    private String description = "";

    AliasCreate(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            ObjectNode routing = route.read(api)
                    .orElseThrow(() -> new Usage("say where it leads", "one of --fleet FLEET and --message TEXT"));
            ObjectNode question = CloudApi.parameters().put("Name", name).put("Description", description);
            question.set("RoutingStrategy", routing);
            JsonNode answer = api.call("CreateAlias", question);
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                JsonNode alias = answer.path("Alias");
                surroundings
                        .console()
                        .say(Answers.text(alias, "AliasId") + "  leads to  " + KnownAliases.destination(alias));
            }
        }
    }
}
