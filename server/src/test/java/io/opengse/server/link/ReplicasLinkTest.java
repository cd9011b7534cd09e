package io.opengse.server.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.InboundPermission;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.NewSession;
import io.opengse.engine.session.SessionRequest;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.link.FromServer;
import io.opengse.protocol.link.Question;
import io.opengse.server.Server;
import io.opengse.server.ServerSettings;
import io.opengse.server.sql.postgres.Postgres;
import io.opengse.server.sql.postgres.PostgresServer;
import io.opengse.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one database, and a host that is connected to one of them. */
@ExtendWith(Postgres.class)
class ReplicasLinkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HostId HOST = new HostId("h1");

    private final RandomGenerator random = RandomGeneratorFactory.getDefault().create(9);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final String url;

    @TempDir
    Path data;

    ReplicasLinkTest(PostgresServer postgres) {
        this.url = postgres.url(postgres.emptyDatabase());
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }

    @Test
    void aSessionMadeAtOneServerIsActivatedThroughTheOther() throws IOException {
        Server asked = start("asked");
        Server holder = start("holder");
        Fleet fleet = aFleet(asked);
        FakeAgent.Stream stream = connected(holder);
        stream.settled(1, LinkWorld.aReadyProcess(fleet, "proc-1"));

        GameSession session = aSession(asked, fleet);
        var order = stream.next(FromServer.KindCase.START_SESSION).getStartSession();
        var answer = agentOf(asked)
                .ask(Question.newBuilder()
                        .setRequestId("r-1")
                        .setProcessId(order.getProcessId())
                        .setActivate(ActivateGameServerSessionRequest.newBuilder()
                                .setGameServerSessionId(session.id().value())
                                .setMaxPlayers(2)));

        assertThat(answer.getResponse().getStatus()).isEqualTo(GseResponse.Status.OK);
    }

    @Test
    void aHostThatMovedIsNotLetGoByTheServerItLeft() throws IOException {
        Server left = start("left");
        Server holder = start("holder");
        FakeAgent.Stream old = connected(left);
        old.settled(1);
        FakeAgent.Stream stream = connected(holder);
        stream.settled(2);

        assertThat(old.end().getDescription()).contains("has taken over");
        left.close();

        assertThat(holder.engine().hosts().require(HOST).status()).isEqualTo(HostStatus.CONNECTED);
    }

    @Test
    void aServerThatStopsInOrderLetsItsHostsGo() throws IOException {
        Server stopping = start("stopping");
        Server other = start("other");
        connected(stopping).settled(1);

        stopping.close();

        await().atMost(PATIENCE)
                .until(() -> other.engine().hosts().require(HOST).status() == HostStatus.AWAY);
    }

    @Test
    void whatIsLiveOnAHostIsAskedOfTheServerThatHasIt() throws IOException {
        Server asked = start("asked");
        Server holder = start("holder");
        Fleet fleet = aFleet(asked);
        connected(holder).settled(1, LinkWorld.aReadyProcess(fleet, "proc-1"));
        Errands errands =
                new Errands(new AgentLinks(Clock.systemUTC(), "srv-x"), new Whereabouts(asked.engine(), "srv-x")::of);
        HostWindow window = new HostWindow(asked.engine().processes(), errands);

        assertThatThrownBy(() -> window.files(new ProcessId("proc-1")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("connected to another server")
                .hasMessageContaining(holder.api().toString());
    }

    private Server start(String folder) throws IOException {
        Path own = Files.createDirectories(data.resolve(folder)).resolve("access.key");
        Files.writeString(own, "ab".repeat(32) + "\n");
        Map<String, String> flags = Map.of(
                "store",
                url,
                "api",
                "127.0.0.1:0",
                "link",
                "127.0.0.1:0",
                "beacon",
                "off",
                "data",
                data.resolve(folder).toString());
        Server server = Server.start(
                ServerSettings.of(Settings.resolve(ServerSettings.declared(), Map.of(), Map.of(), flags)),
                Clock.systemUTC(),
                random);
        opened.add(server);
        return server;
    }

    private FakeAgent agentOf(Server server) {
        ManagedChannel channel = server.innerLink();
        opened.add(channel::shutdownNow);
        return new FakeAgent(channel, server.linkToken().value());
    }

    private FakeAgent.Stream connected(Server server) {
        FakeAgent.Stream stream = agentOf(server).connect(HOST.value());
        stream.next(FromServer.KindCase.WELCOME);
        return stream;
    }

    private static Fleet aFleet(Server server) {
        return server.engine()
                .fleets()
                .create(
                        new NewFleet(
                                new FleetDescription("arena", "", "/games/arena", "", "localhost", Map.of()),
                                new RuntimeConfiguration(
                                        List.of(new ServerProcess("game", "", 1)), Duration.ofSeconds(600), 0),
                                Protection.NONE,
                                CreationLimit.STANDARD,
                                List.of(new InboundPermission(1025, 60000, "TCP", "0.0.0.0/0"))),
                        "test");
    }

    private static GameSession aSession(Server server, Fleet fleet) {
        return server.engine()
                .sessions()
                .create(new NewSession(
                        fleet.id(), new SessionRequest("match", 2, Map.of(), "", "", ""), "", "", "test"));
    }
}
