package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "join", description = "Reserves a seat for a player; prints the ticket and where to take it.")
final class PlayerJoin implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "SESSION", description = "Its id, whole or from gssess- on.")
    private String session = "";

    @Parameters(index = "1", paramLabel = "PLAYER", description = "The player's id, of your own choosing.")
    private String player = "";

    @Option(names = "--player-data", paramLabel = "TEXT", defaultValue = "", description = "Kept with the seat.")
    private String playerData = "";

    PlayerJoin(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            ObjectNode question = CloudApi.parameters()
                    .put("GameServerSessionId", Known.sessionId(api, session))
                    .put("PlayerId", player);
            if (!playerData.isEmpty()) {
                question.put("PlayerData", playerData);
            }
            JsonNode answer = api.call("JoinGameServerSession", question);
            if (options.answeredAsJson(surroundings.console(), answer)) {
                return;
            }
            JsonNode seat = answer.path("PlayerSession");
            surroundings
                    .console()
                    .say(Answers.text(seat, "PlayerSessionId") + "  " + Answers.text(seat, "Status") + "  "
                            + Answers.address(seat));
        }
    }
}
