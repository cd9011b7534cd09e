package io.opengse.server.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.player.PlayerRequest;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.NewSession;
import io.opengse.engine.session.SessionRequest;
import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.link.FromServer.KindCase;
import io.opengse.protocol.link.Question;
import io.opengse.protocol.link.StartSession;
import io.opengse.server.link.FakeAgent.Stream;
import io.opengse.tracing.Collector;
import io.opengse.tracing.SeenSpan;
import io.opengse.tracing.Traces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server's spans of orders and questions belong to. */
class LinkSpansTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CREATION = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final String JOINING = "00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbb-01";
    private static final String GAME = "00-cccccccccccccccccccccccccccccccc-dddddddddddddddd-01";

    @TempDir
    private Path directory;

    private Collector collector;
    private Traces traces;
    private LinkWorld world;
    private FakeAgent agent;

    @BeforeEach
    void open() throws IOException {
        collector = Collector.open();
        traces = collector.settings().open("server", "", Clock.systemUTC());
        world = new LinkWorld(directory, traces);
        agent = world.agent();
    }

    @AfterEach
    void close() {
        world.close();
        traces.close();
        collector.close();
    }

    @Test
    void anOrderBelongsUnderItsCreation() {
        Stream stream = aReadyHost();
        GameSession session = created();

        StartSession order = stream.next(KindCase.START_SESSION).getStartSession();

        SeenSpan sent = seen("StartSession", 1).getFirst();
        assertThat(sent.traceId()).isEqualTo(TRACE);
        assertThat(sent.parentId()).isEqualTo("00f067aa0ba902b7");
        assertThat(order.getTraceparent()).isEqualTo("00-" + TRACE + "-" + sent.spanId() + "-01");
        assertThat(sent.tags())
                .containsEntry("opengse.session", session.id().value())
                .containsEntry("opengse.process", "proc-1")
                .containsEntry("opengse.host", "h1");
    }

    @Test
    void anOrderThatIsSentAgainOnAnotherStreamStillDoes() {
        Stream first = aReadyHost();
        var _ = created();
        var _ = first.next(KindCase.START_SESSION);
        first.breakOff();
        await().atMost(LONG)
                .until(() -> world.engine().hosts().list().getFirst().status() == HostStatus.AWAY);

        Stream second = agent.connect("h1");
        StartSession again = second.next(KindCase.START_SESSION).getStartSession();

        assertThat(seen("StartSession", 2)).extracting(SeenSpan::traceId).containsOnly(TRACE);
        assertThat(again.getTraceparent()).startsWith("00-" + TRACE);
    }

    @Test
    void anActivationBelongsUnderTheCreationWhenItsAgentSaysNothing() {
        var _ = aReadyHost();
        GameSession session = created();

        assertOk(activation(session));

        SeenSpan activated = seen("ActivateGameServerSession", 1).getFirst();
        assertThat(activated.traceId()).isEqualTo(TRACE);
        assertThat(activated.parentId()).isEqualTo("00f067aa0ba902b7");
        assertThat(activated.tags()).containsEntry("opengse.request_id", "activation");
    }

    @Test
    void anActivationBelongsUnderWhatItsAgentSays() {
        var _ = aReadyHost();
        GameSession session = created();

        assertOk(activation(session).setTraceparent(GAME));

        SeenSpan activated = seen("ActivateGameServerSession", 1).getFirst();
        assertThat(activated.parentId()).isEqualTo("dddddddddddddddd");
        assertThat(activated.links()).containsExactly(TRACE);
    }

    @Test
    void theSameQuestionUnderAnotherContextGetsTheSameAnswer() {
        var _ = aReadyHost();
        GameSession session = created();
        Question.Builder policy = activation(session);

        assertOk(policy.setTraceparent(GAME));
        world.engine().sessions().endWithProcess(session.id(), "test");

        assertOk(policy.setTraceparent(JOINING));
    }

    @Test
    void anAcceptBelongsUnderItsJoinAndPointsToTheSession() {
        var _ = aReadyHost();
        GameSession session = created();
        assertOk(activation(session));
        PlayerSession player =
                world.engine().players().join(session.id(), new PlayerRequest("ann", "", JOINING), "test");

        assertOk(asked(session)
                .setAccept(AcceptPlayerSessionRequest.newBuilder()
                        .setGameServerSessionId(session.id().value())
                        .setPlayerSessionId(player.id().value())));

        SeenSpan accepted = seen("AcceptPlayerSession", 1).getFirst();
        assertThat(accepted.traceId()).isEqualTo("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
        assertThat(accepted.parentId()).isEqualTo("bbbbbbbbbbbbbbbb");
        assertThat(accepted.links()).containsExactly(TRACE);
    }

    @Test
    void aRefusalIsAFailure() {
        var _ = aReadyHost();
        GameSession session = created();

        var _ = agent.ask(activation(session).setProcessId("proc-other"));

        assertThat(seen("ActivateGameServerSession", 1).getFirst().failure()).contains("proc-other");
    }

    @Test
    void aSessionThatNobodyFollowsHasOrdersThatNobodyFollows() {
        Stream stream = aReadyHost();
        var _ = world.aSession(world.engine().fleets().list(0, 1).getFirst());

        assertThat(stream.next(KindCase.START_SESSION).getStartSession().getTraceparent())
                .isEmpty();
    }

    private Stream aReadyHost() {
        Fleet fleet = world.aFleet();
        Stream stream = agent.connect("h1");
        stream.next(KindCase.WELCOME);
        stream.settled(1, LinkWorld.aReadyProcess(fleet, "proc-1"));
        return stream;
    }

    private GameSession created() {
        SessionRequest request = new SessionRequest("match", 2, Map.of(), "", "", "", CREATION);
        Fleet fleet = world.engine().fleets().list(0, 1).getFirst();
        return world.engine().sessions().create(new NewSession(fleet.id(), request, "", "", "test"));
    }

    private static Question.Builder asked(GameSession session) {
        return Question.newBuilder()
                .setHostId("h1")
                .setProcessId(session.place().process().value())
                .setRequestId("some request");
    }

    private static Question.Builder activation(GameSession session) {
        return asked(session)
                .setRequestId("activation")
                .setActivate(ActivateGameServerSessionRequest.newBuilder()
                        .setGameServerSessionId(session.id().value()));
    }

    private void assertOk(Question.Builder question) {
        GseResponse response = agent.ask(question).getResponse();
        assertThat(response.getStatus()).as(response.getErrorMessage()).isEqualTo(GseResponse.Status.OK);
    }

    private List<SeenSpan> seen(String name, int count) {
        await().atMost(LONG).until(() -> collector.spans(name).size() >= count);
        return collector.spans(name);
    }
}
