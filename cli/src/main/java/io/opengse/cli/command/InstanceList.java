package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists the instances of a fleet: its shares of hosts.")
final class InstanceList implements Runnable {
    private static final int PAGE = 100;

    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Option(
            names = "--fleet",
            paramLabel = "FLEET",
            defaultValue = "",
            description = "Id or name; may be left out when there is one fleet.")
    private String fleet = "";

    InstanceList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            String id = Answers.text(Known.fleetOrTheOnlyOne(api, fleet), "FleetId");
            List<JsonNode> instances = of(api, id);
            ObjectNode document = CloudApi.parameters();
            document.putArray("Instances").addAll(instances);
            if (options.answeredAsJson(surroundings.console(), document)) {
                return;
            }
            Table table = surroundings
                    .console()
                    .table("INSTANCE", "STATE", "ADDRESS", "PROCESSES", "SESSIONS", "PLAYERS", "WEIGHT", "RESERVED");
            instances.forEach(instance -> tell(table, instance));
            table.print("no instances; gse fleet show " + id + " tells how many are wanted");
        }
    }

    /** Every instance of a fleet, with its counters. */
    static List<JsonNode> of(CloudApi api, String fleetId) {
        List<JsonNode> instances = new ArrayList<>();
        JsonNode page;
        do {
            page = api.call(
                    "DescribeInstancesExtend",
                    CloudApi.parameters()
                            .put("FleetId", fleetId)
                            .put("Offset", instances.size())
                            .put("Limit", PAGE));
            page.path("Instances").forEach(instances::add);
        } while (!page.path("Instances").isEmpty()
                && instances.size() < page.path("TotalCount").asInt());
        return instances;
    }

    private static void tell(Table table, JsonNode extended) {
        JsonNode instance = extended.path("Instance");
        table.row(
                Answers.cell(instance, "InstanceId"),
                Answers.cell(extended, "State"),
                Answers.cell(instance, "IpAddress"),
                Answers.text(extended, "HealthyProcessCnt") + "/" + Answers.text(extended, "ActiveProcessCnt"),
                Answers.text(extended, "GameSessionCnt") + "/" + Answers.text(extended, "MaxGameSessionCnt"),
                Answers.text(extended, "PlayerSessionCnt") + "/" + Answers.text(extended, "MaxPlayerSessionCnt"),
                Answers.cell(instance, "Weight"),
                Answers.text(instance, "ReserveValue").equals("1") ? "yes" : "-");
    }
}
