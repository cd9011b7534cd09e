package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows a placement, and why each destination was taken or not.")
final class PlacementShow implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "ID", description = "Its id.")
    private String id = "";

    PlacementShow(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode answer =
                    api.call("OpengseExplainPlacement", CloudApi.parameters().put("PlacementId", id));
            if (options.answeredAsJson(surroundings.console(), answer)) {
                return;
            }
            Console console = surroundings.console();
            Facts.tell(
                    console,
                    answer.path("GameServerSessionPlacement"),
                    "PlacementId",
                    "GameServerSessionQueueName",
                    "Status",
                    "GameServerSessionId",
                    "GameServerSessionRegion",
                    "IpAddress",
                    "Port",
                    "PlacedPlayerSessions",
                    "PlayerLatencies",
                    "StartTime",
                    "EndTime");
            Facts.tell(console, answer, "StatusReason", "Deadline");
            decisions(console, answer);
        }
    }

    private static void decisions(Console console, JsonNode answer) {
        List<JsonNode> decisions = new ArrayList<>();
        answer.path("Decisions").forEach(decisions::add);
        for (JsonNode decision : decisions) {
            console.say("");
            console.say(Answers.text(decision, "Time") + "  " + Answers.text(decision, "Outcome"));
            considered(console, decision.path("Destinations"));
        }
        if (!answer.path("Now").isEmpty()) {
            console.say("");
            console.say("now");
            considered(console, answer.path("Now"));
        }
    }

    private static void considered(Console console, JsonNode destinations) {
        Table table = console.table("DESTINATION", "REGION", "SLOWEST PLAYER", "FINDING", "WHY");
        for (JsonNode destination : destinations) {
            String latency = Answers.text(destination, "HighestLatency");
            table.row(
                    KnownQueues.shortName(Answers.text(destination, "DestinationArn")),
                    Answers.cell(destination, "RegionIdentifier"),
                    latency.isEmpty() ? "-" : latency + " ms",
                    Answers.cell(destination, "Finding"),
                    Answers.cell(destination, "Reason"));
        }
        table.print("the queue leads nowhere");
    }
}
