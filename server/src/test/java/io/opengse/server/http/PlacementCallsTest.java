package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.placement.Placed;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The placement actions, signed and over HTTP. */
class PlacementCallsTest {
    private static final String START = """
            {"PlacementId":"match-1","GameServerSessionQueueName":"ranked","MaximumPlayerSessionCount":4,
            "DesiredPlayerSessions":[{"PlayerId":"ann","PlayerData":"red"},{"PlayerId":"bob","PlayerData":""}],
            "GameProperties":[{"Key":"mode","Value":"duel"}],"GameServerSessionData":"map=1",
            "GameServerSessionName":"room","PlayerLatencies":[
            {"PlayerId":"ann","RegionIdentifier":"local","LatencyInMilliseconds":20},
            {"PlayerId":"bob","RegionIdentifier":"local","LatencyInMilliseconds":30}]}
            """;
    private static final String ONE = "{\"PlacementId\":\"match-1\"}";

    @TempDir
    private Path folder;

    private ServedEngine server;
    private FakeHost host;
    private Fleet fleet;

    @BeforeEach
    void start() throws Exception {
        server = new ServedEngine(folder);
        host = new FakeHost(server.engine);
        fleet = host.fleet("blue", Protection.NONE, 2);
        server.call("CreateGameServerSessionQueue", """
                {"Name":"ranked","Destinations":[{"DestinationArn":"qcs::gse:local:uin/100000000001:fleet/%s"}]}
                """.formatted(fleet.id()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPlacementIsFulfilledWithSeatsForItsPlayers() throws Exception {
        int port = host.ready(fleet.id());

        JsonNode started = server.call("StartGameServerSessionPlacement", START).get("GameServerSessionPlacement");
        assertThat(started.get("Status").asText()).isEqualTo("PENDING");
        assertThat(started.get("GameServerSessionId").asText()).isEmpty();
        assertThat(started.get("Port").asInt()).isZero();
        assertThat(started.get("EndTime").isNull()).isTrue();
        host.activate(session());

        JsonNode placed = described();
        assertThat(placed.get("Status").asText()).isEqualTo("FULFILLED");
        assertThat(placed.get("GameServerSessionId").asText()).endsWith("/match-1");
        assertThat(placed.get("GameServerSessionRegion").asText()).isEqualTo("local");
        assertThat(placed.get("Port").asInt()).isEqualTo(port);
        assertThat(placed.get("GameServerSessionName").asText()).isEqualTo("room");
        assertThat(placed.at("/GameProperties/0/Value").asText()).isEqualTo("duel");
        assertThat(placed.at("/PlayerLatencies/1/LatencyInMilliseconds").asInt())
                .isEqualTo(30);
        assertThat(placed.at("/PlacedPlayerSessions/1/PlayerId").asText()).isEqualTo("bob");
        assertThat(placed.at("/PlacedPlayerSessions/1/PlayerSessionId").asText())
                .startsWith("psess-");
        assertThat(placed.get("EndTime").asText()).isNotEmpty();
    }

    @Test
    void theSameAgainIsTheSameAndOtherParametersAreRefused() throws Exception {
        host.ready(fleet.id());
        server.call("StartGameServerSessionPlacement", START);
        host.activate(session());

        assertThat(server.call("StartGameServerSessionPlacement", START)
                        .at("/GameServerSessionPlacement/Status")
                        .asText())
                .isEqualTo("FULFILLED");
        assertThat(server.codeOf("StartGameServerSessionPlacement", START.replace("map=1", "map=2")))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void aWaitingPlacementIsStopped() throws Exception {
        server.call("StartGameServerSessionPlacement", START);

        JsonNode stopped = server.call("StopGameServerSessionPlacement", ONE).get("GameServerSessionPlacement");

        assertThat(stopped.get("Status").asText()).isEqualTo("CANCELLED");
        assertThat(stopped.get("EndTime").asText()).isNotEmpty();
        assertThat(described().get("Status").asText()).isEqualTo("CANCELLED");
    }

    @Test
    void operatorsSeeWhatAPlacementWaitsFor() throws Exception {
        server.call("StartGameServerSessionPlacement", START);

        JsonNode explained = server.call("OpengseExplainPlacement", ONE);
        assertThat(explained.at("/Now/0/Finding").asText()).isEqualTo("UNUSABLE");
        assertThat(explained.at("/Now/0/HighestLatency").asInt()).isEqualTo(30);
        assertThat(explained.at("/Now/0/Reason").asText()).contains("is ACTIVATING");
        assertThat(server.call("OpengseListPlacements", "{\"Status\":\"PENDING\"}")
                        .at("/GameServerSessionPlacements/0/PlacementId")
                        .asText())
                .isEqualTo("match-1");
    }

    @Test
    void operatorsSeeWhyItWentWhereItDid() throws Exception {
        host.ready(fleet.id());
        server.call("StartGameServerSessionPlacement", START);

        JsonNode explained = server.call("OpengseExplainPlacement", ONE);
        assertThat(explained.get("Now")).isEmpty();
        assertThat(explained.at("/Decisions/0/Destinations/0/Finding").asText()).isEqualTo("TAKEN");
        assertThat(explained.get("TriedSessionId").asText()).endsWith("/match-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                                                  | MissingParameter
            {"PlacementId":"a b","GameServerSessionQueueName":"ranked","MaximumPlayerSessionCount":1}           | InvalidParameterValue
            {"PlacementId":"a","GameServerSessionQueueName":"none","MaximumPlayerSessionCount":1}               | ResourceNotFound
            {"PlacementId":"a","GameServerSessionQueueName":"ranked","MaximumPlayerSessionCount":0}             | InvalidParameterValue
            {"PlacementId":"a","GameServerSessionQueueName":"ranked","MaximumPlayerSessionCount":201}           | InvalidParameterValue
            {"PlacementId":"a","GameServerSessionQueueName":"ranked","MaximumPlayerSessionCount":"x"}           | InvalidParameter
            """)
    void whatIsWrongIsToldByItsCode(String body, String code) throws Exception {
        assertThat(server.codeOf("StartGameServerSessionPlacement", body)).isEqualTo(code);
    }

    @Test
    void anUnknownPlacementIsNotFound() throws Exception {
        assertThat(server.codeOf("DescribeGameServerSessionPlacement", ONE)).isEqualTo("ResourceNotFound");
        assertThat(server.codeOf("StopGameServerSessionPlacement", ONE)).isEqualTo("ResourceNotFound");
    }

    private JsonNode described() throws Exception {
        return server.call("DescribeGameServerSessionPlacement", ONE).get("GameServerSessionPlacement");
    }

    /** The session that is being activated. */
    private String session() {
        Placed placed =
                server.engine.placements().require(new PlacementId("match-1")).placed();
        return Objects.requireNonNull(placed).session().value();
    }
}
