package io.opengse.game.sdk;

import io.grpc.ClientInterceptors;
import io.grpc.Deadline;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsRequest;
import io.opengse.protocol.gse.GseGrpcSdkServiceGrpc;
import io.opengse.protocol.gse.GseGrpcSdkServiceGrpc.GseGrpcSdkServiceBlockingStub;
import io.opengse.protocol.gse.GseGrpcSdkServiceGrpc.GseGrpcSdkServiceStub;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.PlayerSession;
import io.opengse.protocol.gse.ProcessEndingRequest;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.protocol.gse.RemovePlayerSessionRequest;
import io.opengse.protocol.gse.ReportCustomDataRequest;
import io.opengse.protocol.gse.TerminateGameServerSessionRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The calls from the game to GSE. All but one block until they are answered; a refusal is an exception whether GSE put it into
 * the GseResponse or into the gRPC status. Waits for GSE to come back for a while if it is away, and asks again what was in
 * flight when it went.
 */
public final class GseLink {
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final int TRIES = 3;

    private final GseGrpcSdkServiceBlockingStub stub;
    private final GseGrpcSdkServiceStub promptStub;

    public GseLink(ManagedChannel channel, long pid, RandomGenerator random) {
        var identified = ClientInterceptors.intercept(channel, new CallerIdentity(pid, random));
        stub = GseGrpcSdkServiceGrpc.newBlockingStub(identified).withWaitForReady();
        promptStub =
                GseGrpcSdkServiceGrpc.newStub(identified).withWaitForReady().withExecutor(Runnable::run);
    }

    public void processReady(List<String> logPaths, int clientPort, int grpcPort) throws GseRefused {
        var request = ProcessReadyRequest.newBuilder()
                .addAllLogPathsToUpload(logPaths)
                .setClientPort(clientPort)
                .setGrpcPort(grpcPort)
                .build();
        call("ProcessReady", READY_WITHIN, gse -> gse.processReady(request));
    }

    /** The one call that does not block, because it is made on the thread that GSE's own call came on. */
    public CompletableFuture<GseResponse> activate(String sessionId, int maxPlayers) {
        var request = ActivateGameServerSessionRequest.newBuilder()
                .setGameServerSessionId(sessionId)
                .setMaxPlayers(maxPlayers)
                .build();
        var deadline = Deadline.after(WITHIN.toNanos(), TimeUnit.NANOSECONDS);
        return activate(request, deadline, 1);
    }

    private CompletableFuture<GseResponse> activate(
            ActivateGameServerSessionRequest request, Deadline deadline, int attempt) {
        var answer = new Answer<GseResponse>();
        promptStub.withDeadline(deadline).activateGameServerSession(request, answer);
        return answer.future().exceptionallyCompose(thrown -> {
            var status = Status.fromThrowable(thrown);
            return mayAskAgain(status, deadline, attempt)
                    ? activate(request, deadline, attempt + 1)
                    : CompletableFuture.completedFuture(
                            refused("ActivateGameServerSession", status).response());
        });
    }

    public void accept(String sessionId, String playerSessionId) throws GseRefused {
        var request = AcceptPlayerSessionRequest.newBuilder()
                .setGameServerSessionId(sessionId)
                .setPlayerSessionId(playerSessionId)
                .build();
        call("AcceptPlayerSession", WITHIN, gse -> gse.acceptPlayerSession(request));
    }

    public void remove(String sessionId, String playerSessionId) throws GseRefused {
        var request = RemovePlayerSessionRequest.newBuilder()
                .setGameServerSessionId(sessionId)
                .setPlayerSessionId(playerSessionId)
                .build();
        call("RemovePlayerSession", WITHIN, gse -> gse.removePlayerSession(request));
    }

    /** The player behind a ticket, as the back end named them. */
    public Optional<String> playerId(String sessionId, String playerSessionId) throws GseRefused {
        var request = DescribePlayerSessionsRequest.newBuilder()
                .setGameServerSessionId(sessionId)
                .setPlayerSessionId(playerSessionId)
                .build();
        return ask("DescribePlayerSessions", WITHIN, gse -> gse.describePlayerSessions(request))
                .getPlayerSessionsList()
                .stream()
                .map(PlayerSession::getPlayerId)
                .filter(id -> !id.isBlank())
                .findFirst();
    }

    public void terminateSession(String sessionId) throws GseRefused {
        var request = TerminateGameServerSessionRequest.newBuilder()
                .setGameServerSessionId(sessionId)
                .build();
        call("TerminateGameServerSession", WITHIN, gse -> gse.terminateGameServerSession(request));
    }

    /** GSE ends this process soon after it has answered. */
    public void processEnding() throws GseRefused {
        call("ProcessEnding", WITHIN, gse -> gse.processEnding(ProcessEndingRequest.getDefaultInstance()));
    }

    public void reportSeats(int taken, int seats) throws GseRefused {
        var request = ReportCustomDataRequest.newBuilder()
                .setCurrentCustomCount(taken)
                .setMaxCustomCount(seats)
                .build();
        call("ReportCustomData", WITHIN, gse -> gse.reportCustomData(request));
    }

    private void call(String name, Duration within, Function<GseGrpcSdkServiceBlockingStub, GseResponse> question)
            throws GseRefused {
        var response = ask(name, within, question);
        if (response.getStatus() != GseResponse.Status.OK) {
            throw new GseRefused(response);
        }
    }

    private <A> A ask(String name, Duration within, Function<GseGrpcSdkServiceBlockingStub, A> question)
            throws GseRefused {
        var deadline = Deadline.after(within.toNanos(), TimeUnit.NANOSECONDS);
        for (var attempt = 1; ; attempt++) {
            try {
                return question.apply(stub.withDeadline(deadline));
            } catch (StatusRuntimeException failed) {
                if (!mayAskAgain(failed.getStatus(), deadline, attempt)) {
                    throw refused(name, failed.getStatus());
                }
            }
        }
    }

    /** GSE died with the question in hand. Perhaps it was done; to ask for it twice is no harm. */
    private static boolean mayAskAgain(Status status, Deadline deadline, int attempt) {
        return status.getCode() == Status.Code.UNAVAILABLE && attempt < TRIES && !deadline.isExpired();
    }

    private static GseRefused refused(String name, Status status) {
        return new GseRefused(GseResponse.newBuilder()
                .setStatus(GseResponse.Status.ERROR_500)
                .setErrorMessage(name + ": " + status.getCode() + " " + status.getDescription())
                .build());
    }
}
