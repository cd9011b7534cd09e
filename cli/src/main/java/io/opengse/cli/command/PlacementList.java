package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists placements, the newest first.")
final class PlacementList implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Option(names = "--queue", paramLabel = "QUEUE", defaultValue = "", description = "Only of this queue.")
    private String queue = "";

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            defaultValue = "",
            description = "Only these: pending, fulfilled, cancelled, timed_out or failed.")
    private String status = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 100;

    PlacementList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            ObjectNode question = CloudApi.parameters()
                    .put("GameServerSessionQueueName", queue)
                    .put("Status", status.toUpperCase(Locale.ROOT))
                    .put("Limit", limit);
            JsonNode answer = api.call("OpengseListPlacements", question);
            if (options.answeredAsJson(surroundings.console(), answer)) {
                return;
            }
            Table table = surroundings.console().table("PLACEMENT", "QUEUE", "STATUS", "REGION", "SESSION", "STARTED");
            for (JsonNode placement : answer.path("GameServerSessionPlacements")) {
                String session = Answers.shortSession(Answers.text(placement, "GameServerSessionId"));
                table.row(
                        Answers.cell(placement, "PlacementId"),
                        Answers.cell(placement, "GameServerSessionQueueName"),
                        Answers.cell(placement, "Status"),
                        Answers.cell(placement, "GameServerSessionRegion"),
                        session.isEmpty() ? "-" : session,
                        Answers.cell(placement, "StartTime"));
            }
            table.print("no placements; start one: gse placement start ID --queue QUEUE");
        }
    }
}
