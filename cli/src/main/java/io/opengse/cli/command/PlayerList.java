package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "list", description = "Lists the players of a session.")
final class PlayerList implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "SESSION", description = "Its id, whole or from gssess- on.")
    private String session = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 1000;

    PlayerList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            String id = Known.sessionId(api, session);
            JsonNode found = api.all(
                    "DescribePlayerSessions",
                    CloudApi.parameters().put("GameServerSessionId", id),
                    "PlayerSessions",
                    limit);
            if (!options.answeredAsJson(surroundings.console(), found)) {
                PlayerTable.of(surroundings.console(), found.path("PlayerSessions"))
                        .print("no players");
            }
        }
    }
}
