package io.opengse.agent.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.process.Assignment;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessEffect;
import io.opengse.agent.process.ProcessEvent;
import io.opengse.agent.process.ProcessState;
import io.opengse.agent.process.Slot;
import io.opengse.agent.sdk.SdkErrors;
import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsResponse;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.protocol.gse.ReportCustomDataRequest;
import io.opengse.protocol.gse.TerminateGameServerSessionRequest;
import io.opengse.protocol.gse.UpdatePlayerSessionCreationPolicyRequest;
import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.Desired;
import io.opengse.protocol.link.EndReason;
import io.opengse.protocol.link.FleetSpec;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GameCallsTest {
    private final LoopDriver driver = new LoopDriver();

    @Test
    void activateIsAcceptedWhileTheStartCallbackStillRuns() {
        String processId = driver.ready();
        driver.start(processId, 1, "session-1");

        AgentEffect.Ask ask = driver.ask(processId, activate("session-1"));
        assertThat(ask.question().getHostId()).isEqualTo("host-1");
        assertThat(ask.question().getProcessId()).isEqualTo(processId);
        assertThat(reply(ask, ok()).getStatus()).isEqualTo(GseResponse.Status.OK);

        assertThat(status(processId)).isEqualTo(Assignment.Status.HOSTING);
        driver.tell(processId, new ProcessEvent.StartAnswered(1, "the connection broke"));
        assertThat(status(processId)).isEqualTo(Assignment.Status.HOSTING);
        assertThat(driver.process(processId).state()).isInstanceOf(ProcessState.Ready.class);
    }

    @Test
    void aGameMayTerminateAndEndInsideTheTerminateCallback() {
        String processId = driver.hosting("session-1");
        long killAt = driver.now.plusSeconds(300).toEpochMilli();
        driver.end(processId, EndReason.SCALED_IN, killAt);
        assertThat(driver.wanted(ProcessEffect.TellTerminate.class)).hasSize(1);

        reply(driver.ask(processId, terminate("session-1")), ok());
        assertThat(driver.call(processId, new GameCall.Ending()).getStatus()).isEqualTo(GseResponse.Status.OK);
        driver.tell(processId, new ProcessEvent.EndingAnswered());
        driver.pass(Duration.ofMillis(500));
        assertThat(driver.wanted(ProcessEffect.Terminate.class)).hasSize(1);
        driver.tell(processId, new ProcessEvent.Gone(143));
        driver.tell(processId, new ProcessEvent.NoticeAnswered());

        assertThat(status(processId)).isEqualTo(Assignment.Status.OVER);
    }

    @Test
    void nothingIsKilledBeforeTheAnswerToProcessEndingIsOut() {
        String processId = driver.ready();

        driver.call(processId, new GameCall.Ending());
        driver.pass(Duration.ofSeconds(4));
        assertThat(driver.wanted(ProcessEffect.Terminate.class)).isEmpty();

        driver.pass(Duration.ofSeconds(1)); // the answer could not be delivered
        assertThat(driver.wanted(ProcessEffect.Terminate.class)).hasSize(1);
    }

    @Test
    void theServersRefusalReachesTheGameAsItIs() {
        String processId = driver.hosting("session-1");
        GseResponse refused = Answers.refused("UNEXPECTED_PLAYER_SESSION: no such seat");

        GseResponse heard = reply(driver.ask(processId, accept("session-1", "psess-1")), answer(refused));

        assertThat(heard).isEqualTo(refused);
    }

    @Test
    void aServerThatIsAwayIsAnError500AndChangesNothing() {
        String processId = driver.hosting("session-1");

        GseResponse heard = reply(driver.ask(processId, terminate("session-1")), null);

        assertThat(heard.getStatus()).isEqualTo(GseResponse.Status.ERROR_500);
        assertThat(heard.getErrorMessage())
                .startsWith("INTERNAL_SERVICE_EXCEPTION: ")
                .contains("no route");
        assertThat(status(processId)).isEqualTo(Assignment.Status.HOSTING);
    }

    @Test
    void aProcessCanBeGivenAnotherSessionAfterTerminate() {
        String processId = driver.hosting("session-1");
        reply(driver.ask(processId, terminate("session-1")), ok());

        driver.start(processId, 2, "session-2");

        assertThat(driver.wanted(ProcessEffect.StartSession.class)).hasSize(2);
        assertThat(status(processId)).isEqualTo(Assignment.Status.STARTING);
    }

    @Test
    void aSecondTerminateOfTheSameSessionIsFine() {
        String processId = driver.hosting("session-1");
        reply(driver.ask(processId, terminate("session-1")), ok());

        assertThat(driver.call(processId, terminate("session-1")).getStatus()).isEqualTo(GseResponse.Status.OK);
    }

    @Test
    void sessionCallsBeforeReadyAreRefused() {
        String processId = driver.launched();

        refused(processId, accept("session-1", "psess-1"), "PROCESS_NOT_READY: ");
    }

    @Test
    void aProcessWithoutASessionIsToldToWaitForOne() {
        refused(driver.ready(), activate("session-1"), "GAME_SERVER_SESSION_NOT_READY: this process was given no");
    }

    @Test
    void aSessionThatIsNotTheProcesssOwnIsRefused() {
        String processId = driver.hosting("session-1");
        refused(processId, activate("session-9"), "GAME_SERVER_SESSION_NOT_READY: gameServerSessionId session-9 is");
    }

    @Test
    void callsForASessionThatIsOverAreRefused() {
        String processId = driver.hosting("session-1");
        reply(driver.ask(processId, terminate("session-1")), ok());

        refused(processId, accept("session-1", "psess-1"), "GAME_SERVER_SESSION_NOT_READY: session session-1 is over");
    }

    @Test
    void wrongFieldsAreNamed() {
        String processId = driver.hosting("session-1");

        refused(processId, accept("", "psess-1"), "BAD_REQUEST_EXCEPTION: gameServerSessionId is empty");
        refused(processId, accept("session-1", ""), "BAD_REQUEST_EXCEPTION: playerSessionId is empty");
        refused(
                processId,
                new GameCall.UpdatePolicy(UpdatePlayerSessionCreationPolicyRequest.newBuilder()
                        .setGameServerSessionId("session-1")
                        .setNewPlayerSessionCreationPolicy("SOME")
                        .build()),
                "BAD_REQUEST_EXCEPTION: newPlayerSessionCreationPolicy is \"SOME\" and must be ACCEPT_ALL or DENY_ALL");
        refused(
                processId,
                new GameCall.Custom(ReportCustomDataRequest.newBuilder()
                        .setCurrentCustomCount(-1)
                        .build()),
                "BAD_REQUEST_EXCEPTION: currentCustomCount is -1");
    }

    @Test
    void readyWithoutItsPortsIsRefusedAndTheProcessStaysUnready() {
        String processId = driver.launched();

        refused(
                processId,
                new GameCall.Ready(
                        ProcessReadyRequest.newBuilder().setClientPort(7000).build()),
                "BAD_REQUEST_EXCEPTION: grpcPort is 0 and must be from 1 to 65535");

        assertThat(driver.process(processId).state()).isInstanceOf(ProcessState.Launching.class);
    }

    @Test
    void aProcessThatIsEndingCannotBeReadyAgain() {
        String processId = driver.ready();
        driver.call(processId, new GameCall.Ending());

        assertThat(driver.ready(processId, 7000).getErrorMessage()).startsWith("PROCESS_READY_FAILED: ");
    }

    @Test
    void describeIsLimitedToTheProcesssOwnSession() {
        String processId = driver.hosting("session-1");
        DescribePlayerSessionsRequest all = DescribePlayerSessionsRequest.getDefaultInstance();

        AgentEffect.Ask ask = driver.ask(processId, new GameCall.Describe(all));
        assertThat(ask.question().getDescribe().getGameServerSessionId()).isEqualTo("session-1");

        DescribePlayerSessionsResponse players =
                DescribePlayerSessionsResponse.newBuilder().setNextToken("more").build();
        List<AgentEffect> wanted = driver.handle(new AgentEvent.Answered(
                ask.call(),
                processId,
                ask.request(),
                Answer.newBuilder().setPlayers(players).build(),
                ""));
        assertThat(LoopDriver.of(AgentEffect.Reply.class, wanted).getFirst().players())
                .isEqualTo(players);
    }

    @Test
    void aFleetMayChooseHowRefusalsReachItsGames() {
        String processId = driver.ready();
        driver.handle(new AgentEvent.DesiredArrived(Desired.newBuilder()
                .setNumber(9)
                .addFleets(FleetSpec.newBuilder().setFleetId(LoopDriver.FLEET).setSdkErrors("grpc-status"))
                .build()));

        driver.call(processId, activate("session-1"));

        assertThat(driver.all(AgentEffect.Reply.class).getLast().errors()).isEqualTo(SdkErrors.GRPC_STATUS);
    }

    @Test
    void aStrangerIsTakenInOnceAndNeverSentASignal() {
        ProcessReadyRequest ready = ProcessReadyRequest.newBuilder()
                .setClientPort(7000)
                .setGrpcPort(7001)
                .build();
        ProcessIdentity os = new ProcessIdentity(4000, 1);

        driver.handle(new AgentEvent.StrangerReady(1, os, "/home/dev", ready));
        driver.handle(new AgentEvent.StrangerReady(2, os, "/home/dev", ready));

        assertThat(driver.loop.processes()).singleElement().satisfies(process -> {
            assertThat(process.slot().fleetId()).isEqualTo("fleet-local");
            assertThat(process.state()).isInstanceOf(ProcessState.Ready.class);
        });
        driver.handle(new AgentEvent.Stopping(false));
        assertThat(driver.wanted(ProcessEffect.Terminate.class)).isEmpty();
        assertThat(driver.loop.isEmpty()).isTrue();
    }

    @Test
    void aStrangerThatWasReadyBeforeTheFirstOrdersGetsItsFleetFromThem() {
        ProcessReadyRequest ready = ProcessReadyRequest.newBuilder()
                .setClientPort(7000)
                .setGrpcPort(7001)
                .build();
        driver.handle(new AgentEvent.StrangerReady(1, new ProcessIdentity(4000, 1), "/home/dev", ready));

        driver.handle(new AgentEvent.DesiredArrived(Desired.newBuilder()
                .setNumber(1000)
                .addFleets(FleetSpec.newBuilder().setFleetId("fleet-7").setInstanceId("ins-1"))
                .build()));

        assertThat(driver.loop.processes())
                .singleElement()
                .extracting(GameProcess::slot)
                .isEqualTo(Slot.stranger("ins-1", "fleet-7"));
    }

    private void refused(String processId, GameCall call, String text) {
        GseResponse response = driver.call(processId, call);
        assertThat(response.getStatus()).isEqualTo(GseResponse.Status.ERROR_400);
        assertThat(response.getErrorMessage()).startsWith(text);
    }

    private GseResponse reply(AgentEffect.Ask ask, @Nullable Answer answer) {
        List<AgentEffect> wanted =
                driver.handle(new AgentEvent.Answered(ask.call(), ask.processId(), ask.request(), answer, "no route"));
        return LoopDriver.of(AgentEffect.Reply.class, wanted).getFirst().response();
    }

    private Assignment.@Nullable Status status(String processId) {
        Assignment assignment = driver.process(processId).assignment();
        return assignment == null ? null : assignment.status();
    }

    private static Answer ok() {
        return Answer.getDefaultInstance();
    }

    private static Answer answer(GseResponse response) {
        return Answer.newBuilder().setResponse(response).build();
    }

    private static GameCall activate(String session) {
        return new GameCall.Activate(ActivateGameServerSessionRequest.newBuilder()
                .setGameServerSessionId(session)
                .build());
    }

    private static GameCall terminate(String session) {
        return new GameCall.Terminate(TerminateGameServerSessionRequest.newBuilder()
                .setGameServerSessionId(session)
                .build());
    }

    private static GameCall accept(String session, String player) {
        return new GameCall.Accept(AcceptPlayerSessionRequest.newBuilder()
                .setGameServerSessionId(session)
                .setPlayerSessionId(player)
                .build());
    }
}
