package io.opengse.server.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.id.HostId;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.NewSession;
import io.opengse.engine.session.SessionRequest;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.link.FromServer;
import io.opengse.protocol.link.Question;
import io.opengse.server.Server;
import io.opengse.server.sql.postgres.Postgres;
import io.opengse.server.sql.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one database, and a host that is connected to one of them. */
@ExtendWith(Postgres.class)
class ReplicasLinkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HostId HOST = OneDatabase.HOST;

    private final String url;

    @TempDir
    Path data;

    private OneDatabase database;

    ReplicasLinkTest(PostgresServer postgres) {
        this.url = postgres.url(postgres.emptyDatabase());
    }

    @BeforeEach
    void open() {
        database = new OneDatabase(url, data);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void aSessionMadeAtOneServerIsActivatedThroughTheOther() throws IOException {
        Server asked = database.start("asked");
        Server holder = database.start("holder");
        Fleet fleet = OneDatabase.aFleet(asked);
        FakeAgent.Stream stream = OneDatabase.connected(database.agentOf(holder));
        stream.settled(1, LinkWorld.aReadyProcess(fleet, "proc-1"));

        GameSession session = aSession(asked, fleet);
        var order = stream.next(FromServer.KindCase.START_SESSION).getStartSession();
        var answer = database.agentOf(asked)
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
        Server left = database.start("left");
        Server holder = database.start("holder");
        FakeAgent.Stream old = OneDatabase.connected(database.agentOf(left));
        old.settled(1);
        FakeAgent.Stream stream = OneDatabase.connected(database.agentOf(holder));
        stream.settled(2);

        assertThat(old.end().getDescription()).contains("has taken over");
        left.close();

        assertThat(holder.engine().hosts().require(HOST).status()).isEqualTo(HostStatus.CONNECTED);
    }

    @Test
    void aServerThatStopsInOrderLetsItsHostsGo() throws IOException {
        Server stopping = database.start("stopping");
        Server other = database.start("other");
        OneDatabase.connected(database.agentOf(stopping)).settled(1);

        stopping.close();

        await().atMost(PATIENCE)
                .until(() -> other.engine().hosts().require(HOST).status() == HostStatus.AWAY);
    }

    private static GameSession aSession(Server server, Fleet fleet) {
        return server.engine()
                .sessions()
                .create(new NewSession(
                        fleet.id(), new SessionRequest("match", 2, Map.of(), "", "", ""), "", "", "test"));
    }
}
