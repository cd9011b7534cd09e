package io.opengse.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opengse.cli.demo.Players;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

/** What a studio's back end does in an evening, by an official client, with real games and real players. */
final class Evening {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> PLAYERS = List.of("ada", "bob");

    private final OfficialCalls client;
    private final String name;
    private final ObjectMapper json = new ObjectMapper();
    private String fleet = "";
    private String alias = "";

    /** @param name of this back end, so that several may play in one installation */
    Evening(OfficialCalls client, String name) {
        this.client = client;
        this.name = name;
    }

    void play() throws IOException {
        open();
        mistakesAreToldApart();
        aMatchIsPlayed("first");
        aMatchIsPlayed("second");
        aMatchIsPlaced();
        aSessionIsEnded();
        close();
    }

    private void open() throws IOException {
        fleet = done("ListFleets", Map.of()).at("/FleetIds/0").asText();
        alias = done("CreateAlias", Map.of("Name", name, "RoutingStrategy", Map.of("Type", "SIMPLE", "FleetId", fleet)))
                .at("/Alias/AliasId")
                .asText();
        assertThat(done("ResolveAlias", Map.of("AliasId", alias)).get("FleetId").asText())
                .isEqualTo(fleet);
    }

    private void mistakesAreToldApart() throws IOException {
        String nobody = "qcs::gse:local:uin/100000000001:gameserversession/" + fleet + "/gssess-none";
        assertThat(refused("CreateGameServerSession", Map.of("FleetId", fleet))).isEqualTo("MissingParameter");
        assertThat(refused("JoinGameServerSession", Map.of("GameServerSessionId", nobody, "PlayerId", "ada")))
                .isEqualTo("ResourceNotFound");
        assertThat(refused("CreateGameServerSession", Map.of("AliasId", "alias-none", "MaximumPlayerSessionCount", 2)))
                .isEqualTo("ResourceNotFound");
        assertThat(refused(
                        "SearchGameServerSessions",
                        Map.of("FleetId", fleet, "FilterExpression", "playerSessionCount>")))
                .isEqualTo("InvalidParameterValue");
    }

    private void aMatchIsPlayed(String round) throws IOException {
        JsonNode session = created(round);
        String id = session.get("GameServerSessionId").asText();
        assertThat(created(round).get("GameServerSessionId").asText())
                .as("asked for again under one token")
                .isEqualTo(id);
        await().atMost(PATIENCE).until(() -> status(id), "ACTIVE"::equals);
        Map<String, String> tickets = joined(id);
        assertThat(refused("JoinGameServerSession", Map.of("GameServerSessionId", id, "PlayerId", "carol")))
                .isEqualTo("ResourceInsufficient");
        assertThat(found(round)).containsExactly(id);
        renamed(id, round);

        String result = Players.play(
                new InetSocketAddress(
                        session.get("IpAddress").asText(), session.get("Port").asInt()),
                tickets);

        assertThat(result).contains("wins");
        await().atMost(PATIENCE).until(() -> status(id), "TERMINATED"::equals);
        assertThat(done("DescribePlayerSessions", Map.of("GameServerSessionId", id))
                        .get("PlayerSessions")
                        .findValuesAsText("Status"))
                .containsExactly("COMPLETED", "COMPLETED");
        await().atMost(PATIENCE).ignoreExceptions().until(() -> hasLogs(id));
    }

    /** A process is free again a moment after its match: until then there may be none. */
    private JsonNode created(String round) {
        Map<String, Object> request = Map.of(
                "AliasId",
                alias,
                "Name",
                name + " " + round,
                "MaximumPlayerSessionCount",
                PLAYERS.size(),
                "IdempotencyToken",
                name + "-" + round,
                "GameProperties",
                List.of(Map.of("Key", "evening", "Value", name), Map.of("Key", "round", "Value", round)));
        return await().atMost(PATIENCE)
                .until(
                        () -> client.call("CreateGameServerSession", json.writeValueAsString(request)),
                        outcome -> !outcome.code().equals("ResourceInsufficient"))
                .response()
                .get("GameServerSession");
    }

    private Map<String, String> joined(String id) throws IOException {
        JsonNode seats = done("JoinGameServerSessionBatch", Map.of("GameServerSessionId", id, "PlayerIds", PLAYERS))
                .get("PlayerSessions");
        Map<String, String> tickets = new LinkedHashMap<>();
        seats.forEach(seat -> tickets.put(
                seat.get("PlayerId").asText(), seat.get("PlayerSessionId").asText()));
        assertThat(tickets.keySet()).containsExactlyElementsOf(PLAYERS);
        return tickets;
    }

    private List<String> found(String round) throws IOException {
        String filter = "gameServerSessionProperties.evening='" + name + "' AND gameServerSessionProperties.round="
                + round + " AND playerSessionCount=2 AND hasAvailablePlayerSessions=false";
        return done("SearchGameServerSessions", Map.of("AliasId", alias, "FilterExpression", filter))
                .get("GameServerSessions")
                .findValuesAsText("GameServerSessionId");
    }

    private void renamed(String id, String round) throws IOException {
        done(
                "UpdateGameServerSession",
                Map.of("GameServerSessionId", id, "Name", "final " + round, "PlayerSessionCreationPolicy", "DENY_ALL"));
        JsonNode shown = done("DescribeGameServerSessionDetails", Map.of("GameServerSessionId", id))
                .at("/GameServerSessionDetails/0/GameServerSession");
        assertThat(shown.get("Name").asText()).isEqualTo("final " + round);
        assertThat(shown.get("PlayerSessionCreationPolicy").asText()).isEqualTo("DENY_ALL");
    }

    private void aMatchIsPlaced() throws IOException {
        String queue = name + "-queue";
        String arn = done("DescribeFleetAttributes", Map.of("FleetIds", List.of(fleet)))
                .at("/FleetAttributes/0/FleetArn")
                .asText();
        done(
                "CreateGameServerSessionQueue",
                Map.of("Name", queue, "Destinations", List.of(Map.of("DestinationArn", arn))));
        Map<String, String> placement = Map.of("PlacementId", name + "-17");
        done(
                "StartGameServerSessionPlacement",
                Map.of(
                        "PlacementId",
                        name + "-17",
                        "GameServerSessionQueueName",
                        queue,
                        "MaximumPlayerSessionCount",
                        PLAYERS.size(),
                        "DesiredPlayerSessions",
                        PLAYERS.stream()
                                .map(player -> Map.of("PlayerId", player, "PlayerData", "of " + name))
                                .toList()));
        await().atMost(PATIENCE).until(() -> placed(placement).get("Status").asText(), "FULFILLED"::equals);
        JsonNode placed = placed(placement);
        Map<String, String> tickets = new LinkedHashMap<>();
        placed.get("PlacedPlayerSessions")
                .forEach(seat -> tickets.put(
                        seat.get("PlayerId").asText(),
                        seat.get("PlayerSessionId").asText()));

        String result = Players.play(
                new InetSocketAddress(
                        placed.get("IpAddress").asText(), placed.get("Port").asInt()),
                tickets);

        assertThat(result).contains("wins");
        String id = placed.get("GameServerSessionId").asText();
        await().atMost(PATIENCE).until(() -> status(id), "TERMINATED"::equals);
        done("DeleteGameServerSessionQueue", Map.of("Name", queue));
    }

    private JsonNode placed(Map<String, String> placement) throws IOException {
        return done("DescribeGameServerSessionPlacement", placement).get("GameServerSessionPlacement");
    }

    private void aSessionIsEnded() throws IOException {
        String id = created("abandoned").get("GameServerSessionId").asText();
        await().atMost(PATIENCE).until(() -> status(id), "ACTIVE"::equals);

        done("EndGameServerSessionAndProcess", Map.of("GameServerSessionId", id));

        await().atMost(PATIENCE).until(() -> status(id), "TERMINATED"::equals);
        assertThat(refused("JoinGameServerSession", Map.of("GameServerSessionId", id, "PlayerId", "ada")))
                .isIn("ResourceUnavailable", "UnsupportedOperation");
    }

    private void close() throws IOException {
        assertThat(done("DescribeFleetEvents", Map.of("FleetId", fleet)).get("Events"))
                .isNotEmpty();
        assertThat(done("DescribeFleetUtilization", Map.of("FleetIds", List.of(fleet)))
                        .at("/FleetUtilization/0/FleetId")
                        .asText())
                .isEqualTo(fleet);
        done("DeleteAlias", Map.of("AliasId", alias));
        assertThat(refused("ResolveAlias", Map.of("AliasId", alias))).isEqualTo("ResourceNotFound");
    }

    private String status(String id) throws IOException {
        return done("DescribeGameServerSessions", Map.of("GameServerSessionId", id))
                .at("/GameServerSessions/0/Status")
                .asText();
    }

    private boolean hasLogs(String id) throws IOException {
        String url = done("GetGameServerSessionLogUrl", Map.of("GameServerSessionId", id))
                .get("PreSignedUrl")
                .asText();
        try (ZipInputStream zip = new ZipInputStream(URI.create(url).toURL().openStream())) {
            return zip.getNextEntry() != null;
        }
    }

    private JsonNode done(String action, Map<String, ?> request) throws IOException {
        Outcome outcome = client.call(action, json.writeValueAsString(request));
        assertThat(outcome.code()).as("%s %s", action, request).isEqualTo("OK");
        return outcome.response();
    }

    private String refused(String action, Map<String, ?> request) throws IOException {
        return client.call(action, json.writeValueAsString(request)).code();
    }
}
