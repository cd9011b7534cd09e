package io.opengse.agent.sdk;

import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsResponse;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.PlayerSession;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.protocol.gse.RemovePlayerSessionRequest;
import io.opengse.protocol.gse.ReportCustomDataRequest;
import io.opengse.protocol.gse.TerminateGameServerSessionRequest;
import io.opengse.protocol.gse.UpdatePlayerSessionCreationPolicyRequest;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Writes down who called what, and answers as it is told. */
final class RecordedCalls implements SdkCalls {
    final Queue<String> seen = new ConcurrentLinkedQueue<>();
    final Queue<Caller> callers = new ConcurrentLinkedQueue<>();
    volatile boolean atOnce;
    volatile Supplier<SdkReply> reply = () -> SdkReply.of(GseResponse.getDefaultInstance(), SdkErrors.RESPONSE);

    static GseResponse refusal(GseResponse.Status status, String text) {
        return GseResponse.newBuilder().setStatus(status).setErrorMessage(text).build();
    }

    @Override
    public SdkReply ready(Caller caller, ProcessReadyRequest request) {
        return answer(caller, "ready " + request.getClientPort() + " " + request.getGrpcPort());
    }

    @Override
    public SdkReply activate(Caller caller, ActivateGameServerSessionRequest request) {
        return answer(caller, "activate " + request.getGameServerSessionId());
    }

    @Override
    public SdkReply accept(Caller caller, AcceptPlayerSessionRequest request) {
        return answer(caller, "accept " + request.getPlayerSessionId());
    }

    @Override
    public SdkReply remove(Caller caller, RemovePlayerSessionRequest request) {
        return answer(caller, "remove " + request.getPlayerSessionId());
    }

    @Override
    public DescribePlayerSessionsResponse describe(Caller caller, DescribePlayerSessionsRequest request)
            throws SdkRefusal {
        SdkReply answer = answer(caller, "describe " + request.getGameServerSessionId());
        if (answer.response().getStatus() != GseResponse.Status.OK) {
            throw new SdkRefusal(answer.response());
        }
        return DescribePlayerSessionsResponse.newBuilder()
                .addPlayerSessions(PlayerSession.newBuilder().setPlayerId("anna"))
                .build();
    }

    @Override
    public SdkReply updatePolicy(Caller caller, UpdatePlayerSessionCreationPolicyRequest request) {
        return answer(caller, "policy " + request.getNewPlayerSessionCreationPolicy());
    }

    @Override
    public SdkReply terminate(Caller caller, TerminateGameServerSessionRequest request) {
        return answer(caller, "terminate " + request.getGameServerSessionId());
    }

    @Override
    public SdkReply ending(Caller caller) {
        return answer(caller, "ending");
    }

    @Override
    public SdkReply custom(Caller caller, ReportCustomDataRequest request) {
        return answer(caller, "custom " + request.getCurrentCustomCount() + " " + request.getMaxCustomCount());
    }

    @Override
    public boolean customAtOnce(Caller caller, ReportCustomDataRequest request, Consumer<SdkReply> answer) {
        return atOnce(() -> custom(caller, request), answer);
    }

    @Override
    public boolean activateAtOnce(Caller caller, ActivateGameServerSessionRequest request, Consumer<SdkReply> answer) {
        return atOnce(() -> activate(caller, request), answer);
    }

    @Override
    public boolean acceptAtOnce(Caller caller, AcceptPlayerSessionRequest request, Consumer<SdkReply> answer) {
        return atOnce(() -> accept(caller, request), answer);
    }

    private boolean atOnce(Supplier<SdkReply> reply, Consumer<SdkReply> answer) {
        if (atOnce) {
            answer.accept(reply.get());
        }
        return atOnce;
    }

    private SdkReply answer(Caller caller, String call) {
        seen.add(call);
        callers.add(caller);
        return reply.get();
    }
}
