package io.opengse.agent.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.opengse.agent.link.ServerAway;
import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.runtime.RunningLoop;
import io.opengse.agent.runtime.Standing;
import io.opengse.agent.sdk.Caller;
import io.opengse.agent.sdk.Connection;
import io.opengse.agent.sdk.SdkErrors;
import io.opengse.agent.sdk.SdkRefusal;
import io.opengse.agent.sdk.SdkReply;
import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsRequest;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.protocol.gse.ReportCustomDataRequest;
import io.opengse.protocol.link.RecordedCall;
import io.opengse.protocol.link.StartSession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SdkDeskTest {
    private static final ProcessReadyRequest READY = ProcessReadyRequest.newBuilder()
            .setClientPort(7000)
            .setGrpcPort(7001)
            .build();
    private static final AcceptPlayerSessionRequest ACCEPT = AcceptPlayerSessionRequest.newBuilder()
            .setGameServerSessionId("session-1")
            .setPlayerSessionId("psess-1")
            .build();

    private static final ReportCustomDataRequest COUNTS = ReportCustomDataRequest.newBuilder()
            .setCurrentCustomCount(1)
            .setMaxCustomCount(2)
            .build();

    private static final Instant FAR_AWAY = Instant.parse("2999-01-01T00:00:00Z");

    @TempDir
    Path directory;

    private RunningLoop running;

    @BeforeEach
    void run() throws IOException {
        running = new RunningLoop(directory);
    }

    @AfterEach
    void stop() throws IOException {
        running.close();
    }

    @Test
    void aLaunchedProcessIsKnownByItsPid() throws InterruptedException {
        Standing.Known process = running.launched(1).known().getFirst();

        assertThat(desk(false).ready(caller(process.os(), "r1"), READY).response())
                .isEqualTo(GseResponse.getDefaultInstance());
    }

    @Test
    void aDescendantSpeaksForTheProcessThatWasLaunched() throws InterruptedException {
        Standing.Known process = running.launched(1).known().getFirst();
        ProcessIdentity child = running.os.fork(process.os());

        assertThat(desk(false).ready(caller(child, "r1"), READY).response().getStatus())
                .isEqualTo(GseResponse.Status.OK);
    }

    @Test
    void aMissingPidIsRefusedWithWhatToSend() {
        SdkReply reply = desk(false).ready(new Caller(0, "r1", new Connection(1, 40_000)), READY);

        assertThat(reply.response().getStatus()).isEqualTo(GseResponse.Status.ERROR_400);
        assertThat(reply.response().getErrorMessage())
                .startsWith("UNKNOWN_PROCESS: the call has no metadata pid")
                .contains("decimal");
    }

    @Test
    void anUnknownPidIsRefused() {
        ProcessIdentity foreign = running.os.appear();

        assertThat(refusal(desk(false).ready(new Caller(99, "r1", new Connection(1, 40_000)), READY)))
                .contains("UNKNOWN_PROCESS: metadata pid 99: no such process runs on this host");
        assertThat(refusal(desk(false).ready(caller(foreign, "r1"), READY)))
                .contains("this agent did not launch that process");
    }

    @Test
    void whoBorrowsAnothersPidIsRefused() throws InterruptedException {
        Standing.Known process = running.launched(1).known().getFirst();
        running.os.foreignConnections.add(41_000);

        assertThat(refusal(desk(false).ready(new Caller(process.os().pid(), "r1", new Connection(1, 41_000)), READY)))
                .contains("belongs to another process");
    }

    @Test
    void aStrangerIsTakenInWhereThatIsWanted() throws InterruptedException {
        ProcessIdentity foreign = running.os.appear();
        SdkDesk desk = desk(true);

        assertThat(refusal(desk.accept(caller(foreign, "r1"), ACCEPT))).startsWith("PROCESS_NOT_READY: ");
        assertThat(desk.ready(caller(foreign, "r2"), READY).response().getStatus())
                .isEqualTo(GseResponse.Status.OK);
        running.await(standing -> standing.known().size() == 1);
        assertThat(refusal(desk.accept(caller(foreign, "r3"), ACCEPT))).startsWith("GAME_SERVER_SESSION_NOT_READY: ");
    }

    @Test
    void theSameRequestIsAskedOnce() throws InterruptedException {
        Standing.Known process = hosting();
        SdkDesk desk = desk(false);

        SdkReply first = desk.accept(caller(process.os(), "r7"), ACCEPT);
        SdkReply again = desk.accept(caller(process.os(), "r7"), ACCEPT);
        assertThat(again.response()).isEqualTo(first.response());
        assertThat(running.server.questions).hasSize(1);

        desk.accept(caller(process.os(), "r8"), ACCEPT);
        assertThat(running.server.questions).hasSize(2);
    }

    @Test
    void whatFailedBecauseTheServerWasAwayIsAskedAgain() throws InterruptedException {
        Standing.Known process = hosting();
        SdkDesk desk = desk(false);
        running.server.leave(new ServerAway("the server cannot be reached"));

        GseResponse failed = desk.accept(caller(process.os(), "r7"), ACCEPT).response();
        assertThat(failed.getStatus()).isEqualTo(GseResponse.Status.ERROR_500);
        running.server.leave(null);

        assertThat(desk.accept(caller(process.os(), "r7"), ACCEPT).response().getStatus())
                .isEqualTo(GseResponse.Status.OK);
    }

    @Test
    void describeRefusesByException() throws InterruptedException {
        Standing.Known process = running.launched(1).known().getFirst();
        DescribePlayerSessionsRequest request = DescribePlayerSessionsRequest.getDefaultInstance();

        assertThatThrownBy(() -> desk(false).describe(caller(process.os(), "r1"), request))
                .isInstanceOf(SdkRefusal.class)
                .hasMessageStartingWith("PROCESS_NOT_READY: ");
    }

    @Test
    void aProcessIsEndedOnlyAfterItsAnswerIsOut() throws InterruptedException {
        Standing.Known process = running.launched(1).known().getFirst();

        SdkReply reply = desk(false).ending(caller(process.os(), "r1"));
        assertThat(running.os.alive(process.os())).isTrue();
        reply.afterwards().run();

        await().until(() -> running.os.terminated.contains(process.os()));
    }

    @Test
    void countsOfAProcessThatHasCalledBeforeAreTakenAtOnce() throws InterruptedException {
        Standing.Known process = running.launched(1).known().getFirst();
        SdkDesk desk = desk(false);
        desk.ready(caller(process.os(), "r1"), READY);
        CompletableFuture<SdkReply> answer = new CompletableFuture<>();

        assertThat(desk.customAtOnce(caller(process.os(), "r2"), COUNTS, answer::complete))
                .isTrue();

        assertThat(answer.join().response()).isEqualTo(GseResponse.getDefaultInstance());
    }

    @Test
    void countsThatComeAgainWithTheSameRequestAreAnsweredAsBefore() throws InterruptedException {
        Standing.Known process = running.launched(1).known().getFirst();
        SdkDesk desk = desk(false);
        SdkReply first = desk.custom(caller(process.os(), "r1"), COUNTS);
        CompletableFuture<SdkReply> answer = new CompletableFuture<>();

        desk.customAtOnce(caller(process.os(), "r1"), COUNTS, answer::complete);

        assertThat(answer)
                .isCompletedWithValueMatching(again -> again.response().equals(first.response()));
    }

    @Test
    void whoMustBeLookedUpFirstIsNotAnsweredAtOnce() throws InterruptedException {
        Standing.Known process = running.launched(1).known().getFirst();
        SdkDesk desk = desk(false);

        assertThat(desk.customAtOnce(caller(process.os(), "r1"), COUNTS, reply -> {}))
                .isFalse();
    }

    @Test
    void anAcceptanceOfAProcessThatHasCalledBeforeIsAskedForAtOnce() throws InterruptedException {
        Standing.Known process = hosting();
        SdkDesk desk = desk(false);
        SdkReply first = desk.accept(caller(process.os(), "a1"), ACCEPT);
        CompletableFuture<SdkReply> answer = new CompletableFuture<>();

        assertThat(desk.acceptAtOnce(caller(process.os(), "a2"), ACCEPT, answer::complete))
                .isTrue();

        assertThat(answer.join().response()).isEqualTo(first.response());
    }

    @Test
    void everyCallIsKeptForThoseWhoWatch() throws InterruptedException {
        Standing.Known process = hosting();

        desk(false).custom(caller(process.os(), "c1"), COUNTS);
        desk(false).accept(caller(process.os(), "a1"), ACCEPT);

        assertThat(running.calls.after(process.processId(), 0, 100).getCallsList())
                .filteredOn(call -> !call.getToGame())
                .extracting(RecordedCall::getMethod, RecordedCall::getRequestId)
                .containsExactly(
                        tuple("ProcessReady", "ready"),
                        tuple("ReportCustomData", "c1"),
                        tuple("AcceptPlayerSession", "a1"));
    }

    @Test
    void theFirstCallOfAnAdoptedStrangerIsKept() throws InterruptedException {
        ProcessIdentity stranger = running.os.appear();

        desk(true).ready(caller(stranger, "r1"), READY);

        String id = running.runner.standing().known().getFirst().processId();
        assertThat(running.calls.after(id, 0, 100).getCallsList())
                .extracting(RecordedCall::getMethod)
                .containsExactly("ProcessReady");
    }

    private Standing.Known hosting() throws InterruptedException {
        Standing.Known process = running.launched(1).known().getFirst();
        desk(false).ready(caller(process.os(), "ready"), READY);
        running.server
                .agent()
                .start(StartSession.newBuilder()
                        .setProcessId(process.processId())
                        .setAssignment(1)
                        .setSession(GameServerSession.newBuilder().setGameServerSessionId("session-1"))
                        .setActivateByMillis(FAR_AWAY.toEpochMilli())
                        .build());
        return process;
    }

    private SdkDesk desk(boolean adoptStrangers) {
        return new SdkDesk(
                running.os,
                running.runner,
                new SdkDesk.Manners(SdkErrors.RESPONSE, adoptStrangers, Duration.ofSeconds(5)),
                running.calls,
                running.spans);
    }

    private static Caller caller(ProcessIdentity process, String requestId) {
        return new Caller(process.pid(), requestId, new Connection(1, 40_000));
    }

    private static String refusal(SdkReply reply) {
        assertThat(reply.response().getStatus()).isEqualTo(GseResponse.Status.ERROR_400);
        return reply.response().getErrorMessage();
    }
}
