package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows one session and its players.")
final class SessionShow implements Runnable {
    private static final int PLAYERS_SHOWN = 1000;

    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "SESSION", description = "Its id, whole or from gssess- on.")
    private String session = "";

    SessionShow(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode found = Known.session(api, session);
            ObjectNode question =
                    CloudApi.parameters().put("GameServerSessionId", Answers.text(found, "GameServerSessionId"));
            JsonNode players = api.all("DescribePlayerSessions", question, "PlayerSessions", PLAYERS_SHOWN)
                    .path("PlayerSessions");
            ObjectNode document = CloudApi.parameters();
            document.set("GameServerSession", found);
            document.set("PlayerSessions", players);
            if (options.answeredAsJson(surroundings.console(), document)) {
                return;
            }
            Facts.tell(
                    surroundings.console(),
                    found,
                    "GameServerSessionId",
                    "Name",
                    "Status",
                    "StatusReason",
                    "IpAddress",
                    "Port",
                    "CurrentPlayerSessionCount",
                    "MaximumPlayerSessionCount",
                    "PlayerSessionCreationPolicy",
                    "GameProperties",
                    "GameServerSessionData",
                    "CreatorId",
                    "FleetId",
                    "CreationTime",
                    "TerminationTime");
            surroundings.console().say("");
            PlayerTable.of(surroundings.console(), players).print("no players");
        }
    }
}
