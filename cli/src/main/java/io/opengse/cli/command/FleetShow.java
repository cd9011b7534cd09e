package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows one fleet and how its processes are run.")
final class FleetShow implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", arity = "0..1", paramLabel = "FLEET", defaultValue = "", description = "Its id or name.")
    private String fleet = "";

    FleetShow(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode attributes = Known.fleetOrTheOnlyOne(api, fleet);
            JsonNode runtime = api.call(
                            "DescribeRuntimeConfiguration",
                            CloudApi.parameters().put("FleetId", Answers.text(attributes, "FleetId")))
                    .path("RuntimeConfiguration");
            ObjectNode document = CloudApi.parameters();
            document.set("FleetAttributes", attributes);
            document.set("RuntimeConfiguration", runtime);
            if (!options.answeredAsJson(surroundings.console(), document)) {
                tell(attributes, runtime);
            }
        }
    }

    private void tell(JsonNode attributes, JsonNode runtime) {
        Console console = surroundings.console();
        Facts.tell(
                console,
                attributes,
                "FleetId",
                "Name",
                "Status",
                "Description",
                "NewGameServerSessionProtectionPolicy",
                "GameServerSessionProtectionTimeLimit",
                "CreationTime",
                "FleetArn");
        Facts.tell(
                console,
                runtime,
                "GameServerSessionActivationTimeoutSeconds",
                "MaxConcurrentGameServerSessionActivations");
        console.say("");
        Table table = console.table("PROCESSES", "LAUNCH PATH", "PARAMETERS");
        for (JsonNode entry : runtime.path("ServerProcesses")) {
            table.row(
                    Answers.cell(entry, "ConcurrentExecutions"),
                    Answers.cell(entry, "LaunchPath"),
                    Answers.cell(entry, "Parameters"));
        }
        table.print("it runs no processes");
    }
}
