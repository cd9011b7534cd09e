package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Lists the aliases and where they lead.")
final class AliasList implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    AliasList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            List<JsonNode> aliases = KnownAliases.all(api);
            ObjectNode document = CloudApi.parameters();
            document.putArray("Aliases").addAll(aliases);
            if (options.answeredAsJson(surroundings.console(), document)) {
                return;
            }
            Table table = surroundings.console().table("ALIAS", "NAME", "LEADS TO", "CHANGED");
            for (JsonNode alias : aliases) {
                table.row(
                        Answers.cell(alias, "AliasId"),
                        Answers.cell(alias, "Name"),
                        KnownAliases.destination(alias),
                        Answers.cell(alias, "LastUpdatedTime"));
            }
            table.print("no aliases; make one: gse alias create NAME --fleet FLEET");
        }
    }
}
