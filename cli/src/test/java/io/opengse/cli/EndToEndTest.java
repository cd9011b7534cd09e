package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.gse.v20191112.GseClient;
import com.tencentcloudapi.gse.v20191112.models.CreateGameServerSessionRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeGameServerSessionsRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribePlayerSessionsRequest;
import com.tencentcloudapi.gse.v20191112.models.GameServerSession;
import com.tencentcloudapi.gse.v20191112.models.GetGameServerSessionLogUrlRequest;
import com.tencentcloudapi.gse.v20191112.models.JoinGameServerSessionRequest;
import com.tencentcloudapi.gse.v20191112.models.ListFleetsRequest;
import com.tencentcloudapi.gse.v20191112.models.PlayerSession;
import io.opengse.cli.console.Screen;
import io.opengse.cli.demo.Players;
import io.opengse.cli.place.Credentials;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Everything real, on loopback and free ports: gse up, the sample game's processes, the official client, two players. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndToEndTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Path data;
    private RunningCommand up;
    private GseClient client;

    @BeforeAll
    void upWithTheDemoFleet(@TempDir Path folder) {
        data = folder;
        up = RunningCommand.start(
                data, "up", "--data", data.toString(), "--api", "127.0.0.1:0", "--sdk", "127.0.0.1:0");
        up.awaitOutput("3 processes of fleet \"demo\" ready");
        assertThat(up.screen().err()).doesNotContain("✗");
        assertThat(up.screen().out())
                .contains("✓ API      http://" + up.endpoints().api());
        client = client();
    }

    @AfterAll
    void stopEndsTheGamesToo() {
        List<ProcessHandle> games = games();

        assertThat(up.stop()).isZero();

        assertThat(games).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(up.directory().endpoints()).isEmpty();
    }

    @Test
    void theOfficialClientSeesAWholeMatch() throws Exception {
        GameServerSession created = created();
        await().atMost(PATIENCE).until(() -> status(created), "ACTIVE"::equals);
        Map<String, String> tickets = joined(created, "ada", "bob");

        String result = Players.play(
                new InetSocketAddress(created.getIpAddress(), created.getPort().intValue()), tickets);

        assertThat(result).contains("wins");
        await().atMost(PATIENCE).until(() -> status(created), "TERMINATED"::equals);
        assertThat(players(created)).extracting(PlayerSession::getStatus).containsOnly("COMPLETED");
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(logs(created)).anyMatch(name -> name.endsWith(".log")));
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(created().getPort())
                        .as("the same process hosts again")
                        .isEqualTo(created.getPort()));
    }

    @Test
    void theDemoTellsItsStory() {
        Screen screen = new Screen();

        int exit = RunningCommand.run(screen, "demo", "--data", data.toString());

        assertThat(screen.err()).isEmpty();
        assertThat(exit).isZero();
        assertThat(screen.out()).contains("wins: no stick is left").contains("its log is kept");
    }

    @Test
    void aSecondUpOnTheSameFolderIsRefused() {
        Screen screen = new Screen();

        int exit = RunningCommand.run(
                screen, "up", "--data", data.toString(), "--api", "127.0.0.1:0", "--sdk", "127.0.0.1:0");

        assertThat(exit).isEqualTo(1);
        assertThat(screen.err()).contains("in use").contains("--data DIR");
        assertThat(up.directory().endpoints()).isPresent();
    }

    @Test
    void theDoctorFindsNothingWrong() {
        Screen screen = new Screen();

        assertThat(RunningCommand.run(screen, "doctor", "--data", data.toString()))
                .as(screen.out())
                .isZero();
    }

    @Test
    void whatAGamePrintsIsShown() {
        Screen screen = new Screen();

        assertThat(RunningCommand.run(screen, "logs", "--data", data.toString()))
                .isZero();
        assertThat(screen.out()).contains("ready: players connect to port");
    }

    private GameServerSession created() throws Exception {
        CreateGameServerSessionRequest request = new CreateGameServerSessionRequest();
        request.setFleetId(client.ListFleets(new ListFleetsRequest()).getFleetIds()[0]);
        request.setMaximumPlayerSessionCount(2L);
        request.setName("duel");
        return client.CreateGameServerSession(request).getGameServerSession();
    }

    private String status(GameServerSession session) throws Exception {
        DescribeGameServerSessionsRequest request = new DescribeGameServerSessionsRequest();
        request.setGameServerSessionId(session.getGameServerSessionId());
        return client.DescribeGameServerSessions(request)
                .getGameServerSessions()[0]
                .getStatus();
    }

    private Map<String, String> joined(GameServerSession session, String... players) throws Exception {
        Map<String, String> tickets = new LinkedHashMap<>();
        for (String player : players) {
            JoinGameServerSessionRequest request = new JoinGameServerSessionRequest();
            request.setGameServerSessionId(session.getGameServerSessionId());
            request.setPlayerId(player);
            tickets.put(
                    player,
                    client.JoinGameServerSession(request).getPlayerSession().getPlayerSessionId());
        }
        return tickets;
    }

    private PlayerSession[] players(GameServerSession session) throws Exception {
        DescribePlayerSessionsRequest request = new DescribePlayerSessionsRequest();
        request.setGameServerSessionId(session.getGameServerSessionId());
        return client.DescribePlayerSessions(request).getPlayerSessions();
    }

    private List<String> logs(GameServerSession session) throws Exception {
        GetGameServerSessionLogUrlRequest request = new GetGameServerSessionLogUrlRequest();
        request.setGameServerSessionId(session.getGameServerSessionId());
        String url = client.GetGameServerSessionLogUrl(request).getPreSignedUrl();
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(URI.create(url).toURL().openStream())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
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

    private static List<ProcessHandle> games() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("io.opengse.game.GameMain"))
                .toList();
    }
}
