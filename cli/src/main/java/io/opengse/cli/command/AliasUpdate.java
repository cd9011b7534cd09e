package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Usage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "update",
        description =
                "Changes an alias. Led to another fleet, new sessions are created there at once; sessions that live"
                        + " stay where they are.")
final class AliasUpdate implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Mixin
    private final AliasRoute route = new AliasRoute();

    @Parameters(index = "0", paramLabel = "ALIAS", description = "Its id or name.")
    private String alias = "";

    @Option(names = "--name", paramLabel = "NAME", description = "A new name.")
    private @Nullable String name;

    @Option(names = "--description", paramLabel = "TEXT", description = "A new description.")
    private @Nullable String description;

    AliasUpdate(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            ObjectNode question = CloudApi.parameters();
            if (name != null) {
                question.put("Name", name);
            }
            if (description != null) {
                question.put("Description", description);
            }
            route.read(api).ifPresent(routing -> question.set("RoutingStrategy", routing));
            if (question.isEmpty()) {
                throw new Usage("say what to change", "--fleet, --message, --name or --description");
            }
            question.put("AliasId", Answers.text(KnownAliases.require(api, alias), "AliasId"));
            JsonNode answer = api.call("UpdateAlias", question);
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                JsonNode changed = answer.path("Alias");
                surroundings
                        .console()
                        .say(Answers.text(changed, "Name") + "  leads to  " + KnownAliases.destination(changed));
            }
        }
    }
}
