package io.opengse.agent.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengse.agent.desk.SdkDesk;
import io.opengse.agent.os.FakeOs;
import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.runtime.RunningLoop;
import io.opengse.agent.runtime.Standing;
import io.opengse.agent.sdk.Caller;
import io.opengse.agent.sdk.Connection;
import io.opengse.agent.sdk.SdkErrors;
import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.protocol.link.StartSession;
import io.opengse.tracing.Collector;
import io.opengse.tracing.SeenSpan;
import io.opengse.tracing.Traces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session's trace on its way through an agent: order, callback, the game's own calls. */
class CallSpansTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String ORDER = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final String GAME = "00-" + TRACE + "-dddddddddddddddd-01";

    @TempDir
    private Path directory;

    private final FakeOs os = new FakeOs();
    private Collector collector;
    private Traces traces;
    private RunningLoop running;

    @BeforeEach
    void open() throws IOException {
        collector = Collector.open();
        traces = collector.settings().open("agent", "host-1", Clock.systemUTC());
        running = new RunningLoop(directory, os, traces);
    }

    @AfterEach
    void close() throws IOException {
        running.close();
        traces.close();
        collector.close();
    }

    @Test
    void theCallbackBelongsUnderTheOrderAndTheGameIsToldSo() throws InterruptedException {
        Standing.Known process = hosting();

        SeenSpan callback = seen("OnStartGameServerSession");
        assertThat(callback.traceId()).isEqualTo(TRACE);
        assertThat(callback.parentId()).isEqualTo("00f067aa0ba902b7");
        assertThat(callback.service()).isEqualTo("test-agent");
        assertThat(callback.tags())
                .containsEntry("opengse.process", process.processId())
                .containsEntry("opengse.session", "session-1");
        assertThat(running.game.traceparents).containsExactly("00-" + TRACE + "-" + callback.spanId() + "-01");
    }

    @Test
    void theActivationBelongsUnderTheCallbackAndTheServerIsToldSo() throws InterruptedException {
        Standing.Known process = hosting();

        activate(process.os(), "");

        SeenSpan activation = seen("ActivateGameServerSession");
        assertThat(activation.parentId())
                .isEqualTo(seen("OnStartGameServerSession").spanId());
        assertThat(activation.tags()).containsEntry("opengse.request_id", "activation");
        assertThat(running.server.questions.getFirst().getTraceparent())
                .isEqualTo("00-" + TRACE + "-" + activation.spanId() + "-01");
    }

    @Test
    void aGameWithSpansOfItsOwnComesInBetween() throws InterruptedException {
        Standing.Known process = hosting();

        activate(process.os(), GAME);

        assertThat(seen("ActivateGameServerSession").parentId()).isEqualTo("dddddddddddddddd");
    }

    @Test
    void callsAboutPlayersAreFollowedOnlyFromGamesThatDo() throws InterruptedException {
        Standing.Known process = hosting();
        AcceptPlayerSessionRequest accept = AcceptPlayerSessionRequest.newBuilder()
                .setGameServerSessionId("session-1")
                .setPlayerSessionId("psess-1")
                .build();

        desk().accept(caller(process.os(), "plain", ""), accept);
        desk().accept(caller(process.os(), "followed", GAME), accept);

        assertThat(seen("AcceptPlayerSession").tags()).containsEntry("opengse.request_id", "followed");
        assertThat(running.server.questions.getFirst().getTraceparent()).isEmpty();
        assertThat(running.server.questions.getLast().getTraceparent()).startsWith("00-" + TRACE);
    }

    @Test
    void anAgentThatDiedInBetweenGoesOnWhenTheOrderComesAgain() throws IOException, InterruptedException {
        Standing.Known process = hosting();
        running.close();
        running = new RunningLoop(directory, os, traces);
        running.await(standing -> !standing.known().isEmpty());
        order(process);

        activate(process.os(), "");

        assertThat(seen("ActivateGameServerSession").traceId()).isEqualTo(TRACE);
        assertThat(running.server.questions.getFirst().getTraceparent()).startsWith("00-" + TRACE);
    }

    @Test
    void anAgentWithoutACollectorPassesOnWhatItGot() throws IOException, InterruptedException {
        running.close();
        running = new RunningLoop(directory, os, Traces.NONE);
        Standing.Known process = hosting();

        activate(process.os(), "");

        assertThat(running.game.traceparents).containsExactly(ORDER);
        assertThat(running.server.questions.getFirst().getTraceparent()).isEqualTo(ORDER);
    }

    @Test
    void anOrderThatNobodyFollowsLeavesNothing() throws InterruptedException {
        Standing.Known process = ready();
        running.server.agent().start(order(process.processId()).build());
        await().atMost(LONG).until(() -> !running.game.started.isEmpty());

        activate(process.os(), "");

        assertThat(running.game.traceparents).containsExactly("");
        assertThat(running.server.questions.getFirst().getTraceparent()).isEmpty();
    }

    private Standing.Known ready() throws InterruptedException {
        Standing.Known process = running.launched(1).known().getFirst();
        desk().ready(
                        caller(process.os(), "ready", ""),
                        ProcessReadyRequest.newBuilder()
                                .setClientPort(7000)
                                .setGrpcPort(7001)
                                .build());
        return process;
    }

    private Standing.Known hosting() throws InterruptedException {
        Standing.Known process = ready();
        order(process);
        await().atMost(LONG).until(() -> !running.game.started.isEmpty());
        return process;
    }

    private void order(Standing.Known process) {
        running.server
                .agent()
                .start(order(process.processId()).setTraceparent(ORDER).build());
    }

    private static StartSession.Builder order(String processId) {
        return StartSession.newBuilder()
                .setProcessId(processId)
                .setAssignment(1)
                .setSession(GameServerSession.newBuilder().setGameServerSessionId("session-1"))
                .setActivateByMillis(Instant.parse("2100-01-01T00:00:00Z").toEpochMilli());
    }

    private void activate(ProcessIdentity process, String traceparent) {
        desk().activate(
                        caller(process, "activation", traceparent),
                        ActivateGameServerSessionRequest.newBuilder()
                                .setGameServerSessionId("session-1")
                                .build());
    }

    private SdkDesk desk() {
        SdkDesk.Manners manners = new SdkDesk.Manners(SdkErrors.RESPONSE, false, Duration.ofSeconds(5));
        return new SdkDesk(running.os, running.runner, manners, running.calls, running.spans);
    }

    private static Caller caller(ProcessIdentity process, String requestId, String traceparent) {
        return new Caller(process.pid(), requestId, new Connection(1, 40_000), traceparent);
    }

    private SeenSpan seen(String name) {
        await().atMost(LONG).until(() -> !collector.spans(name).isEmpty());
        return collector.spans(name).getFirst();
    }
}
