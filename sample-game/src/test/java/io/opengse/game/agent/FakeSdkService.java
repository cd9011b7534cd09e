package io.opengse.game.agent;

import com.google.protobuf.Message;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsResponse;
import io.opengse.protocol.gse.GseGrpcSdkServiceGrpc.GseGrpcSdkServiceImplBase;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.PlayerSession;
import io.opengse.protocol.gse.ProcessEndingRequest;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.protocol.gse.RemovePlayerSessionRequest;
import io.opengse.protocol.gse.ReportCustomDataRequest;
import io.opengse.protocol.gse.TerminateGameServerSessionRequest;
import io.opengse.protocol.gse.UpdatePlayerSessionCreationPolicyRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The nine calls. Tickets that begin with "psess-" are good; the player behind "psess-ann" is called ann. */
final class FakeSdkService extends GseGrpcSdkServiceImplBase {
    private static final GseResponse OK = GseResponse.getDefaultInstance();

    private final FakeAgent agent;
    private volatile boolean refusesByStatus;
    private final Set<String> brokenOff = ConcurrentHashMap.newKeySet();
    private final Map<String, GseResponse> answers = new ConcurrentHashMap<>();

    FakeSdkService(FakeAgent agent) {
        this.agent = agent;
    }

    void refuseByStatus() {
        refusesByStatus = true;
    }

    /** The next call of this method is taken, but its answer lost. */
    void breakOff(String method) {
        brokenOff.add(method);
    }

    void answer(String method, GseResponse response) {
        answers.put(method, response);
    }

    @Override
    public void processReady(ProcessReadyRequest request, StreamObserver<GseResponse> reply) {
        reply("ProcessReady", request, reply, OK);
    }

    @Override
    public void activateGameServerSession(ActivateGameServerSessionRequest request, StreamObserver<GseResponse> reply) {
        reply("ActivateGameServerSession", request, reply, OK);
    }

    @Override
    public void acceptPlayerSession(AcceptPlayerSessionRequest request, StreamObserver<GseResponse> reply) {
        var good = request.getPlayerSessionId().startsWith("psess-");
        reply("AcceptPlayerSession", request, reply, good ? OK : refusal("UNEXPECTED_PLAYER_SESSION: nobody has it"));
    }

    @Override
    public void removePlayerSession(RemovePlayerSessionRequest request, StreamObserver<GseResponse> reply) {
        reply("RemovePlayerSession", request, reply, OK);
    }

    @Override
    public void describePlayerSessions(
            DescribePlayerSessionsRequest request, StreamObserver<DescribePlayerSessionsResponse> reply) {
        note("DescribePlayerSessions", request);
        var player = PlayerSession.newBuilder()
                .setPlayerSessionId(request.getPlayerSessionId())
                .setPlayerId(request.getPlayerSessionId().replaceFirst("^psess-", ""))
                .setStatus("ACTIVE");
        send(
                reply,
                DescribePlayerSessionsResponse.newBuilder()
                        .addPlayerSessions(player)
                        .build());
    }

    @Override
    public void updatePlayerSessionCreationPolicy(
            UpdatePlayerSessionCreationPolicyRequest request, StreamObserver<GseResponse> reply) {
        reply("UpdatePlayerSessionCreationPolicy", request, reply, OK);
    }

    @Override
    public void terminateGameServerSession(
            TerminateGameServerSessionRequest request, StreamObserver<GseResponse> reply) {
        reply("TerminateGameServerSession", request, reply, OK);
    }

    @Override
    public void processEnding(ProcessEndingRequest request, StreamObserver<GseResponse> reply) {
        reply("ProcessEnding", request, reply, OK);
    }

    @Override
    public void reportCustomData(ReportCustomDataRequest request, StreamObserver<GseResponse> reply) {
        reply("ReportCustomData", request, reply, OK);
    }

    private void reply(String method, Message request, StreamObserver<GseResponse> reply, GseResponse usual) {
        note(method, request);
        if (brokenOff.remove(method)) {
            reply.onError(Status.UNAVAILABLE.withDescription("connection reset").asRuntimeException());
            return;
        }
        var answer = answers.getOrDefault(method, usual);
        if (refusesByStatus && answer.getStatus() != GseResponse.Status.OK) {
            reply.onError(Status.INVALID_ARGUMENT
                    .withDescription(answer.getErrorMessage())
                    .asRuntimeException());
        } else {
            send(reply, answer);
        }
    }

    private void note(String method, Message request) {
        agent.note(new FakeAgent.Call(method, CallerMetadata.PID.get(), CallerMetadata.REQUEST_ID.get(), request));
    }

    static GseResponse refusal(String why) {
        return GseResponse.newBuilder()
                .setStatus(GseResponse.Status.ERROR_400)
                .setErrorMessage(why)
                .build();
    }

    private static <A> void send(StreamObserver<A> reply, A answer) {
        reply.onNext(answer);
        reply.onCompleted();
    }
}
