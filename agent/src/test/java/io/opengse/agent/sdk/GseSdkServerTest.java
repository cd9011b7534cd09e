package io.opengse.agent.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsRequest;
import io.opengse.protocol.gse.GameServerGrpcSdkServiceGrpc;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.HealthCheckRequest;
import io.opengse.protocol.gse.ProcessEndingRequest;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.protocol.gse.RemovePlayerSessionRequest;
import io.opengse.protocol.gse.ReportCustomDataRequest;
import io.opengse.protocol.gse.TerminateGameServerSessionRequest;
import io.opengse.protocol.gse.UpdatePlayerSessionCreationPolicyRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GseSdkServerTest {
    private final RecordedCalls calls = new RecordedCalls();
    private GseSdkServer server;
    private SdkClient game;

    @BeforeEach
    void serve() throws IOException {
        server = start(0);
        game = SdkClient.to(server.port());
    }

    @AfterEach
    void stop() {
        game.close();
        server.close();
    }

    @Test
    void allNineCallsArrive() {
        var sdk = game.with("pid", "7");
        sdk.processReady(ProcessReadyRequest.newBuilder()
                .setClientPort(2000)
                .setGrpcPort(6001)
                .build());
        sdk.activateGameServerSession(ActivateGameServerSessionRequest.newBuilder()
                .setGameServerSessionId("s")
                .build());
        sdk.acceptPlayerSession(
                AcceptPlayerSessionRequest.newBuilder().setPlayerSessionId("p").build());
        sdk.removePlayerSession(
                RemovePlayerSessionRequest.newBuilder().setPlayerSessionId("p").build());
        var players = sdk.describePlayerSessions(DescribePlayerSessionsRequest.newBuilder()
                .setGameServerSessionId("s")
                .build());
        sdk.updatePlayerSessionCreationPolicy(UpdatePlayerSessionCreationPolicyRequest.newBuilder()
                .setNewPlayerSessionCreationPolicy("DENY_ALL")
                .build());
        sdk.terminateGameServerSession(TerminateGameServerSessionRequest.newBuilder()
                .setGameServerSessionId("s")
                .build());
        sdk.processEnding(ProcessEndingRequest.getDefaultInstance());
        sdk.reportCustomData(ReportCustomDataRequest.newBuilder()
                .setCurrentCustomCount(1)
                .setMaxCustomCount(2)
                .build());

        assertThat(calls.seen)
                .containsExactly(
                        "ready 2000 6001",
                        "activate s",
                        "accept p",
                        "remove p",
                        "describe s",
                        "policy DENY_ALL",
                        "terminate s",
                        "ending",
                        "custom 1 2");
        assertThat(players.getPlayerSessions(0).getPlayerId()).isEqualTo("anna");
    }

    @Test
    void whatCanBeAnsweredAtOnceIs() {
        GseResponse refusal = RecordedCalls.refusal(GseResponse.Status.ERROR_400, "BAD_REQUEST_EXCEPTION: no");
        calls.reply = () -> SdkReply.of(refusal, SdkErrors.RESPONSE);
        calls.atOnce = true;

        assertThat(game.with().reportCustomData(ReportCustomDataRequest.getDefaultInstance()))
                .isEqualTo(refusal);
        assertThat(calls.seen).containsExactly("custom 0 0");
    }

    @Test
    void theCallerIsReadFromTheMetadataInWhateverCase() {
        game.with("Pid", " 4242 ", "requestId", "r-1").processEnding(ProcessEndingRequest.getDefaultInstance());

        Caller caller = calls.callers.remove();
        assertThat(caller.pid()).isEqualTo(4242);
        assertThat(caller.requestId()).isEqualTo("r-1");
        assertThat(caller.connection().peerPort()).isBetween(1, 65_535);
    }

    @Test
    void aMissingPidIsZeroAndAMissingRequestIdIsMadeUp() {
        game.with().processEnding(ProcessEndingRequest.getDefaultInstance());
        game.with("pid", "game.exe", "requestid", " ").processEnding(ProcessEndingRequest.getDefaultInstance());
        game.with("pid", "-5").processEnding(ProcessEndingRequest.getDefaultInstance());

        assertThat(calls.callers).extracting(Caller::pid).containsOnly(0L);
        assertThat(calls.callers)
                .extracting(Caller::requestId)
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }

    @Test
    void aRefusalStandsInTheResponse() {
        GseResponse refusal = RecordedCalls.refusal(GseResponse.Status.ERROR_400, "UNEXPECTED_PLAYER_SESSION: no");
        calls.reply = () -> SdkReply.of(refusal, SdkErrors.RESPONSE);

        assertThat(game.with().acceptPlayerSession(AcceptPlayerSessionRequest.getDefaultInstance()))
                .isEqualTo(refusal);
    }

    @Test
    void aRefusalIsAStatusForGamesThatLookOnlyThere() {
        calls.reply = () -> SdkReply.of(
                RecordedCalls.refusal(GseResponse.Status.ERROR_400, "UNEXPECTED_PLAYER_SESSION: no"),
                SdkErrors.GRPC_STATUS);
        assertStatus(Status.Code.INVALID_ARGUMENT, "UNEXPECTED_PLAYER_SESSION: no", this::accept);

        calls.reply = () -> SdkReply.of(
                RecordedCalls.refusal(GseResponse.Status.ERROR_500, "SERVICE_CALL_FAILED: away"),
                SdkErrors.GRPC_STATUS);
        assertStatus(Status.Code.INTERNAL, "SERVICE_CALL_FAILED: away", this::accept);

        calls.reply = () -> SdkReply.of(GseResponse.getDefaultInstance(), SdkErrors.GRPC_STATUS);
        accept();
    }

    @Test
    void aRefusedDescriptionIsAlwaysAStatus() {
        calls.reply = () -> SdkReply.of(
                RecordedCalls.refusal(GseResponse.Status.ERROR_400, "GAME_SERVER_SESSION_NOT_READY: which?"),
                SdkErrors.RESPONSE);

        assertStatus(Status.Code.INVALID_ARGUMENT, "GAME_SERVER_SESSION_NOT_READY: which?", this::describe);
    }

    @Test
    void aBugOfOursIsAnError500ThatNamesTheRequest() {
        calls.reply = () -> {
            throw new IllegalStateException("a bug made for this test");
        };

        GseResponse response =
                game.with("requestId", "r-9").acceptPlayerSession(AcceptPlayerSessionRequest.getDefaultInstance());

        assertThat(response.getStatus()).isEqualTo(GseResponse.Status.ERROR_500);
        assertThat(response.getErrorMessage())
                .startsWith("INTERNAL_SERVICE_EXCEPTION: ")
                .contains("r-9");
        assertStatus(Status.Code.INTERNAL, "INTERNAL_SERVICE_EXCEPTION: ", this::describe);
    }

    @Test
    void whatComesAfterwardsIsRunOnceTheAnswerHasArrived() throws Exception {
        CompletableFuture<Void> killed = new CompletableFuture<>();
        calls.reply =
                () -> new SdkReply(GseResponse.getDefaultInstance(), SdkErrors.RESPONSE, () -> killed.complete(null));

        GseResponse response = game.with().processEnding(ProcessEndingRequest.getDefaultInstance());

        assertThat(response).isEqualTo(GseResponse.getDefaultInstance());
        killed.get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatComesAfterwardsIsRunEvenWhenTheCallerHasGone() throws Exception {
        CompletableFuture<Void> entered = new CompletableFuture<>();
        CompletableFuture<Void> go = new CompletableFuture<>();
        CompletableFuture<Void> killed = new CompletableFuture<>();
        calls.reply = () -> {
            entered.complete(null);
            go.join();
            return new SdkReply(GseResponse.getDefaultInstance(), SdkErrors.RESPONSE, () -> killed.complete(null));
        };

        var call = game.channel()
                .newCall(
                        io.opengse.protocol.gse.GseGrpcSdkServiceGrpc.getProcessEndingMethod(),
                        io.grpc.CallOptions.DEFAULT);
        var answer = ClientCalls.futureUnaryCall(call, ProcessEndingRequest.getDefaultInstance());
        entered.get(10, TimeUnit.SECONDS);
        answer.cancel(true);
        go.complete(null);

        killed.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aMessageThatIsTooLargeIsRefusedWithAClearStatus() {
        var huge = AcceptPlayerSessionRequest.newBuilder()
                .setPlayerSessionId("x".repeat(GseSdkServer.LARGEST_MESSAGE))
                .build();

        assertStatus(
                Status.Code.RESOURCE_EXHAUSTED,
                "exceeds maximum",
                () -> game.with().acceptPlayerSession(huge));
        accept();
    }

    @Test
    void anUnknownServiceIsNotImplemented() {
        assertStatus(
                Status.Code.UNIMPLEMENTED,
                "OnHealthCheck",
                () -> GameServerGrpcSdkServiceGrpc.newBlockingStub(game.channel())
                        .onHealthCheck(HealthCheckRequest.getDefaultInstance()));
    }

    @Test
    void aPortThatIsTakenIsExplained() {
        assertThatThrownBy(() -> start(server.port()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:" + server.port())
                .hasMessageContaining("ss -ltnp")
                .hasMessageContaining("--set sdk=");
    }

    @Test
    void thePortIsFreeAgainWhenTheServerIsClosed() throws IOException {
        accept();
        int port = server.port();
        server.close();

        server = start(port);

        assertThat(server.port()).isEqualTo(port);
    }

    @Test
    void callsWithinACallDoNotWaitForEachOther() {
        calls.reply = () -> {
            calls.reply = () -> SdkReply.of(GseResponse.getDefaultInstance(), SdkErrors.RESPONSE);
            return SdkReply.of(accept(), SdkErrors.RESPONSE);
        };

        assertThat(accept()).isEqualTo(GseResponse.getDefaultInstance());
    }

    private GseSdkServer start(int port) throws IOException {
        return GseSdkServer.start(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
                calls,
                SdkErrors.RESPONSE,
                SdkClient.LIMITS,
                new SplittableRandom(1));
    }

    private GseResponse accept() {
        return game.with().acceptPlayerSession(AcceptPlayerSessionRequest.getDefaultInstance());
    }

    private void describe() {
        game.with().describePlayerSessions(DescribePlayerSessionsRequest.getDefaultInstance());
    }

    private static void assertStatus(Status.Code code, String text, Runnable call) {
        StatusRuntimeException failure = catchThrowableOfType(StatusRuntimeException.class, call::run);
        assertThat(failure).isNotNull();
        assertThat(failure.getStatus().getCode()).isEqualTo(code);
        assertThat(failure.getStatus().getDescription()).contains(text);
    }
}
