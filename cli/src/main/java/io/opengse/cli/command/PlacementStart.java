package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "start", description = "Asks a queue for a session where its players are served best.")
final class PlacementStart implements Runnable {
    private static final Pattern LATENCY = Pattern.compile("(.+)@(.+)=(\\d+)");

    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(
            index = "0",
            paramLabel = "ID",
            description = "An id of your own choosing; the same again is the same placement, for ever.")
    private String id = "";

    @Option(names = "--queue", paramLabel = "QUEUE", required = true, description = "Its name.")
    private String queue = "";

    @Option(
            names = "--players",
            paramLabel = "N",
            defaultValue = "2",
            description = "Seats (default: ${DEFAULT-VALUE}).")
    private int seats = 2;

    @Option(names = "--player", paramLabel = "PLAYER", description = "Gets a seat at once; repeatable.")
    private List<String> players = new ArrayList<>();

    @Option(
            names = "--latency",
            paramLabel = "PLAYER@REGION=MS",
            description = "What a player measured, 0 for out of reach; repeatable.")
    private List<String> latencies = new ArrayList<>();

    @Option(names = "--property", paramLabel = "KEY=VALUE", description = "A game property; repeatable, at most 16.")
    private Map<String, String> properties = new LinkedHashMap<>();

    PlacementStart(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode answer = api.call("StartGameServerSessionPlacement", question());
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                JsonNode placement = answer.path("GameServerSessionPlacement");
                surroundings.console().say(id + "  " + Answers.text(placement, "Status"));
                surroundings.console().aside("see what becomes of it: gse placement show " + id);
            }
        }
    }

    private ObjectNode question() {
        ObjectNode question = CloudApi.parameters()
                .put("PlacementId", id)
                .put("GameServerSessionQueueName", queue)
                .put("MaximumPlayerSessionCount", seats);
        if (!players.isEmpty()) {
            ArrayNode desired = question.putArray("DesiredPlayerSessions");
            players.forEach(
                    player -> desired.addObject().put("PlayerId", player).put("PlayerData", ""));
        }
        if (!latencies.isEmpty()) {
            ArrayNode measured = question.putArray("PlayerLatencies");
            latencies.forEach(word -> latency(measured.addObject(), word));
        }
        if (!properties.isEmpty()) {
            ArrayNode pairs = question.putArray("GameProperties");
            properties.forEach((key, value) -> pairs.addObject().put("Key", key).put("Value", value));
        }
        return question;
    }

    private static void latency(ObjectNode latency, String word) {
        Matcher parts = LATENCY.matcher(word);
        if (!parts.matches()) {
            throw new Usage("\"" + word + "\" is no latency", "write it as --latency ann@eu-frankfurt=40");
        }
        latency.put("PlayerId", parts.group(1))
                .put("RegionIdentifier", parts.group(2))
                .put("LatencyInMilliseconds", Long.valueOf(parts.group(3)));
    }
}
