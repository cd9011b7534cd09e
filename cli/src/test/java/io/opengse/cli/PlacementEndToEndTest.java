package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.gse.v20191112.GseClient;
import com.tencentcloudapi.gse.v20191112.models.CopyFleetRequest;
import com.tencentcloudapi.gse.v20191112.models.CreateGameServerSessionQueueRequest;
import com.tencentcloudapi.gse.v20191112.models.DeleteGameServerSessionQueueRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeFleetAttributesRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeGameServerSessionPlacementRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeGameServerSessionQueuesRequest;
import com.tencentcloudapi.gse.v20191112.models.DesiredPlayerSession;
import com.tencentcloudapi.gse.v20191112.models.FleetAttributes;
import com.tencentcloudapi.gse.v20191112.models.GameServerSessionPlacement;
import com.tencentcloudapi.gse.v20191112.models.GameServerSessionQueueDestination;
import com.tencentcloudapi.gse.v20191112.models.PlacedPlayerSession;
import com.tencentcloudapi.gse.v20191112.models.PlayerLatency;
import com.tencentcloudapi.gse.v20191112.models.PlayerLatencyPolicy;
import com.tencentcloudapi.gse.v20191112.models.StartGameServerSessionPlacementRequest;
import com.tencentcloudapi.gse.v20191112.models.StopGameServerSessionPlacementRequest;
import com.tencentcloudapi.gse.v20191112.models.UpdateGameServerSessionQueueRequest;
import io.opengse.cli.console.Screen;
import io.opengse.cli.demo.Players;
import io.opengse.cli.place.Credentials;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Placements by the official client over two fleets of real processes: played, stopped, and timed out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlacementEndToEndTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Path data;
    private RunningCommand up;
    private GseClient client;
    private List<FleetAttributes> fleets;

    @BeforeAll
    void upWithTwoFleets(@TempDir Path folder) throws Exception {
        data = folder;
        up = RunningCommand.start(
                data, "up", "--data", data.toString(), "--api", "127.0.0.1:0", "--sdk", "127.0.0.1:0");
        up.awaitOutput("3 processes of fleet \"demo\" ready");
        client = client();
        CopyFleetRequest copy = new CopyFleetRequest();
        copy.setFleetId(attributes().getFirst().getFleetId());
        copy.setCopyNumber(1L);
        copy.setName("copy");
        client.CopyFleet(copy);
        await().atMost(PATIENCE)
                .until(() ->
                        attributes().stream().allMatch(one -> one.getStatus().equals("ACTIVE")));
        fleets = attributes();
    }

    @AfterAll
    void stop() {
        up.stop();
    }

    @Test
    void aMatchIsPlacedWhereEverybodyReachesItAndPlayed() throws Exception {
        queue("ranked", 600, fleets.getFirst().getFleetArn(), elsewhere(fleets.getLast()));
        policies("ranked", 80);

        GameServerSessionPlacement started = start("match-1", "ranked", 90, 20);
        assertThat(started.getStatus()).isEqualTo("PENDING");

        // The first fleet is 90 ms away for everybody, and hosts of the second region there are none.
        assertThat(shown("placement", "show", "match-1")).contains("TOO_SLOW", "FULL", "90 ms", "20 ms");
        policies("ranked", 100);
        await().atMost(PATIENCE).until(() -> status("match-1"), "FULFILLED"::equals);

        GameServerSessionPlacement placed = described("match-1");
        assertThat(placed.getGameServerSessionRegion()).isEqualTo("local");
        assertThat(placed.getGameServerSessionId())
                .contains(fleets.getFirst().getFleetId())
                .endsWith("/match-1");
        Map<String, String> tickets = new LinkedHashMap<>();
        for (PlacedPlayerSession player : placed.getPlacedPlayerSessions()) {
            tickets.put(player.getPlayerId(), player.getPlayerSessionId());
        }
        assertThat(tickets).containsOnlyKeys("ann", "bob");
        Players.play(
                new InetSocketAddress(placed.getIpAddress(), placed.getPort().intValue()), tickets);
        assertThat(shown("placement", "show", "match-1")).contains("TAKEN", "FULFILLED");
        assertThat(shown("placement", "list", "--queue", "ranked")).contains("match-1");
    }

    @Test
    void oneThatFindsNoPlaceIsStoppedOrTimesOut() throws Exception {
        queue("nowhere", 1, elsewhere(fleets.getLast()));
        start("late", "nowhere", 0, 20);
        await().atMost(PATIENCE).until(() -> status("late"), "TIMED_OUT"::equals);
        queue("patient", 600, elsewhere(fleets.getLast()));
        start("stopped", "patient", 0, 20);
        StopGameServerSessionPlacementRequest request = new StopGameServerSessionPlacementRequest();
        request.setPlacementId("stopped");

        assertThat(client.StopGameServerSessionPlacement(request)
                        .getGameServerSessionPlacement()
                        .getStatus())
                .isEqualTo("CANCELLED");
        assertThat(described("stopped").getEndTime()).isNotEmpty();
        DeleteGameServerSessionQueueRequest forget = new DeleteGameServerSessionQueueRequest();
        forget.setName("patient");
        client.DeleteGameServerSessionQueue(forget);
        DescribeGameServerSessionQueuesRequest named = new DescribeGameServerSessionQueuesRequest();
        named.setNames(new String[] {"nowhere", "patient"});
        assertThat(client.DescribeGameServerSessionQueues(named).getTotalCount())
                .isEqualTo(1L);
        assertThat(shown("queue", "list")).contains("nowhere").doesNotContain("patient");
    }

    @Test
    void theCommandMakesQueuesAndPlaces() throws Exception {
        shown("queue", "create", "casual", "--to", "copy", "--to", "demo@eu", "--latency", "80/10", "--latency", "150");
        assertThat(shown("queue", "show", "casual")).contains("80 ms for 10 s, then 150 ms", "eu", "ACTIVE");
        shown("queue", "update", "casual", "--latency", "none", "--timeout", "600");

        shown("placement", "start", "by-hand", "--queue", "casual", "--player", "eve", "--latency", "eve@local=30");

        await().atMost(PATIENCE).until(() -> status("by-hand"), "FULFILLED"::equals);
        assertThat(shown("placement", "stop", "by-hand")).contains("FULFILLED");
        shown("queue", "delete", "casual");
    }

    private void queue(String name, long timeout, String... arns) throws TencentCloudSDKException {
        CreateGameServerSessionQueueRequest request = new CreateGameServerSessionQueueRequest();
        request.setName(name);
        request.setTimeoutInSeconds(timeout);
        request.setDestinations(Stream.of(arns)
                .map(PlacementEndToEndTest::destination)
                .toArray(GameServerSessionQueueDestination[]::new));
        client.CreateGameServerSessionQueue(request);
    }

    private void policies(String name, long maximum) throws TencentCloudSDKException {
        PlayerLatencyPolicy policy = new PlayerLatencyPolicy();
        policy.setMaximumIndividualPlayerLatencyMilliseconds(maximum);
        UpdateGameServerSessionQueueRequest request = new UpdateGameServerSessionQueueRequest();
        request.setName(name);
        request.setPlayerLatencyPolicies(new PlayerLatencyPolicy[] {policy});
        client.UpdateGameServerSessionQueue(request);
    }

    private static GameServerSessionQueueDestination destination(String arn) {
        GameServerSessionQueueDestination destination = new GameServerSessionQueueDestination();
        destination.setDestinationArn(arn);
        return destination;
    }

    /** The same fleet on hosts of a region that has none. */
    private static String elsewhere(FleetAttributes fleet) {
        return fleet.getFleetArn().replace("gse:local:", "gse:elsewhere:");
    }

    private GameServerSessionPlacement start(String id, String queue, long here, long elsewhere)
            throws TencentCloudSDKException {
        StartGameServerSessionPlacementRequest request = new StartGameServerSessionPlacementRequest();
        request.setPlacementId(id);
        request.setGameServerSessionQueueName(queue);
        request.setMaximumPlayerSessionCount(2L);
        request.setDesiredPlayerSessions(new DesiredPlayerSession[] {desired("ann"), desired("bob")});
        request.setPlayerLatencies(new PlayerLatency[] {
            latency("ann", "local", here),
            latency("bob", "local", here),
            latency("ann", "elsewhere", elsewhere),
            latency("bob", "elsewhere", elsewhere)
        });
        return client.StartGameServerSessionPlacement(request).getGameServerSessionPlacement();
    }

    private static DesiredPlayerSession desired(String player) {
        DesiredPlayerSession desired = new DesiredPlayerSession();
        desired.setPlayerId(player);
        desired.setPlayerData("");
        return desired;
    }

    private static PlayerLatency latency(String player, String region, long millis) {
        PlayerLatency latency = new PlayerLatency();
        latency.setPlayerId(player);
        latency.setRegionIdentifier(region);
        latency.setLatencyInMilliseconds(millis);
        return latency;
    }

    private GameServerSessionPlacement described(String id) throws TencentCloudSDKException {
        DescribeGameServerSessionPlacementRequest request = new DescribeGameServerSessionPlacementRequest();
        request.setPlacementId(id);
        return client.DescribeGameServerSessionPlacement(request).getGameServerSessionPlacement();
    }

    private String status(String id) throws TencentCloudSDKException {
        return described(id).getStatus();
    }

    private List<FleetAttributes> attributes() throws TencentCloudSDKException {
        return Arrays.asList(client.DescribeFleetAttributes(new DescribeFleetAttributesRequest())
                .getFleetAttributes());
    }

    private String shown(String... command) {
        String[] whole = Arrays.copyOf(command, command.length + 2);
        whole[command.length] = "--data";
        whole[command.length + 1] = data.toString();
        Screen screen = new Screen();
        assertThat(RunningCommand.run(screen, whole)).as(screen.err()).isZero();
        return screen.out();
    }

    private GseClient client() {
        Credentials credentials = up.directory().credentials().orElseThrow();
        HttpProfile http = new HttpProfile();
        http.setEndpoint(up.endpoints().api());
        http.setProtocol(HttpProfile.REQ_HTTP);
        ClientProfile profile = new ClientProfile();
        profile.setHttpProfile(http);
        return new GseClient(new Credential(credentials.secretId(), credentials.secretKey()), "ap-shanghai", profile);
    }
}
