package io.opengse.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Lists the fleets.")
final class FleetList implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    FleetList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            var fleets = Known.fleets(api);
            ObjectNode document = CloudApi.parameters();
            document.putArray("FleetAttributes").addAll(fleets);
            if (options.answeredAsJson(surroundings.console(), document)) {
                return;
            }
            Table table = surroundings.console().table("FLEET", "NAME", "STATUS", "PROTECTION", "CREATED");
            for (var fleet : fleets) {
                table.row(
                        Answers.cell(fleet, "FleetId"),
                        Answers.cell(fleet, "Name"),
                        Answers.cell(fleet, "Status"),
                        Answers.cell(fleet, "NewGameServerSessionProtectionPolicy"),
                        Answers.cell(fleet, "CreationTime"));
            }
            table.print("no fleets; make one: gse up --fleet my-fleet.yaml");
        }
    }
}
