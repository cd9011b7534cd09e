package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists sessions, the newest first.")
final class SessionList implements Runnable {
    private static final List<String> LIVING = List.of("ACTIVATING", "ACTIVE", "TERMINATING");

    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Option(names = "--fleet", paramLabel = "FLEET", defaultValue = "", description = "Only of this fleet.")
    private String fleet = "";

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            defaultValue = "",
            description = "Only ACTIVATING, ACTIVE, TERMINATING, TERMINATED or ERROR ones.")
    private String status = "";

    @Option(names = "--living", description = "Only those that are not over.")
    private boolean living;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    SessionList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            ObjectNode document = CloudApi.parameters();
            ArrayNode sessions = document.putArray("GameServerSessions");
            List<JsonNode> fleets = fleet.isEmpty() ? Known.fleets(api) : List.of(Known.fleet(api, fleet));
            for (JsonNode of : fleets) {
                for (String one : statuses()) {
                    sessionsOf(api, of, one, limit - sessions.size()).forEach(sessions::add);
                }
            }
            if (!options.answeredAsJson(surroundings.console(), document)) {
                SessionTable.of(surroundings.console(), sessions).print("no sessions");
            }
        }
    }

    private List<String> statuses() {
        if (!status.isEmpty()) {
            return List.of(status);
        }
        return living ? LIVING : List.of("");
    }

    private static JsonNode sessionsOf(CloudApi api, JsonNode fleet, String status, int room) {
        ObjectNode question = CloudApi.parameters().put("FleetId", Answers.text(fleet, "FleetId"));
        if (!status.isEmpty()) {
            question.put("StatusFilter", status);
        }
        return room <= 0
                ? question.arrayNode()
                : api.all("DescribeGameServerSessions", question, "GameServerSessions", room)
                        .path("GameServerSessions");
    }
}
