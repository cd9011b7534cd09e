package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "create", description = "Creates a session on a free process of a fleet.")
final class SessionCreate implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Option(
            names = "--fleet",
            paramLabel = "FLEET",
            defaultValue = "",
            description = "Id or name; may be left out when there is one fleet.")
    private String fleet = "";

    @Option(
            names = "--alias",
            paramLabel = "ALIAS",
            defaultValue = "",
            description = "Id or name of an alias instead: the fleet that it leads to now.")
    private String alias = "";

    @Option(
            names = "--players",
            paramLabel = "N",
            defaultValue = "2",
            description = "Seats (default: ${DEFAULT-VALUE}).")
    private int players = 2;

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "", description = "What to call it.")
    private String name = "";

    @Option(names = "--property", paramLabel = "KEY=VALUE", description = "A game property; repeatable, at most 16.")
    private Map<String, String> properties = new LinkedHashMap<>();

    @Option(
            names = "--session-data",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Handed to the game as it is.")
    private String sessionData = "";

    @Option(names = "--creator", paramLabel = "ID", defaultValue = "", description = "Counts for the creation limit.")
    private String creator = "";

    @Option(names = "--id", paramLabel = "ID", defaultValue = "", description = "A session id of your own choosing.")
    private String id = "";

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "",
            description = "Idempotency token: repeating the command with it creates nothing new.")
    private String token = "";

    SessionCreate(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode answer = api.call("CreateGameServerSession", question(destination(api)));
            if (options.answeredAsJson(surroundings.console(), answer)) {
                return;
            }
            JsonNode session = answer.path("GameServerSession");
            String shortId = Answers.shortSession(Answers.text(session, "GameServerSessionId"));
            surroundings
                    .console()
                    .say(shortId + "  " + Answers.text(session, "Status") + "  " + Answers.address(session));
            surroundings.console().aside("seat a player: gse player join " + shortId + " PLAYER");
        }
    }

    private ObjectNode destination(CloudApi api) {
        if (alias.isEmpty()) {
            String fleetId = Answers.text(Known.fleetOrTheOnlyOne(api, fleet), "FleetId");
            return CloudApi.parameters().put("FleetId", fleetId);
        }
        if (!fleet.isEmpty()) {
            throw new Failure("--fleet and --alias both say where", "name one of them");
        }
        return CloudApi.parameters().put("AliasId", Answers.text(KnownAliases.require(api, alias), "AliasId"));
    }

    private ObjectNode question(ObjectNode question) {
        question.put("MaximumPlayerSessionCount", players);
        putUnlessEmpty(question, "Name", name);
        putUnlessEmpty(question, "GameServerSessionData", sessionData);
        putUnlessEmpty(question, "CreatorId", creator);
        putUnlessEmpty(question, "GameServerSessionId", id);
        putUnlessEmpty(question, "IdempotencyToken", token);
        if (!properties.isEmpty()) {
            ArrayNode pairs = question.putArray("GameProperties");
            properties.forEach((key, value) -> pairs.addObject().put("Key", key).put("Value", value));
        }
        return question;
    }

    private static void putUnlessEmpty(ObjectNode question, String field, String value) {
        if (!value.isEmpty()) {
            question.put(field, value);
        }
    }
}
