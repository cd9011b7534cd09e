package io.opengse.agent.sdk;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsResponse;
import io.opengse.protocol.gse.GseGrpcSdkServiceGrpc.GseGrpcSdkServiceImplBase;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.ProcessEndingRequest;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.protocol.gse.RemovePlayerSessionRequest;
import io.opengse.protocol.gse.ReportCustomDataRequest;
import io.opengse.protocol.gse.TerminateGameServerSessionRequest;
import io.opengse.protocol.gse.UpdatePlayerSessionCreationPolicyRequest;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * The nine calls on the wire. Hands each to {@link SdkCalls}, on a virtual thread of its own if it may block, and turns
 * the reply into what the game expects (decision D2). Decides nothing.
 */
final class GseSdkService extends GseGrpcSdkServiceImplBase {
    private static final System.Logger LOG = System.getLogger(GseSdkService.class.getName());

    private static final String CUSTOM = "ReportCustomData";
    private static final String DESCRIBE = "DescribePlayerSessions";

    /** Each holds its request and a place in the loop's queue, most a thread, also when its caller has gone. */
    static final int MOST_UNDER_WAY = 4096;

    private final Semaphore places = new Semaphore(MOST_UNDER_WAY);
    private final SdkCalls calls;
    private final SdkErrors errors;
    private final IntConsumer known;
    private final SdkTimes times;

    /**
     * @param known told the port of the caller's end when a call was answered and not refused
     * @param nanoTime measures how long calls take
     */
    GseSdkService(SdkCalls calls, SdkErrors errors, IntConsumer known, LongSupplier nanoTime) {
        this.calls = calls;
        this.errors = errors;
        this.known = known;
        this.times = new SdkTimes(
                nanoTime,
                "ProcessReady",
                "ActivateGameServerSession",
                "AcceptPlayerSession",
                "RemovePlayerSession",
                DESCRIBE,
                "UpdatePlayerSessionCreationPolicy",
                "TerminateGameServerSession",
                "ProcessEnding",
                CUSTOM);
    }

    SdkTimes times() {
        return times;
    }

    @Override
    public void processReady(ProcessReadyRequest request, StreamObserver<GseResponse> out) {
        answer("ProcessReady", out, caller -> calls.ready(caller, request));
    }

    @Override
    public void activateGameServerSession(ActivateGameServerSessionRequest request, StreamObserver<GseResponse> out) {
        atOnce(
                "ActivateGameServerSession",
                out,
                (caller, answer) -> calls.activateAtOnce(caller, request, answer),
                caller -> calls.activate(caller, request));
    }

    @Override
    public void acceptPlayerSession(AcceptPlayerSessionRequest request, StreamObserver<GseResponse> out) {
        atOnce(
                "AcceptPlayerSession",
                out,
                (caller, answer) -> calls.acceptAtOnce(caller, request, answer),
                caller -> calls.accept(caller, request));
    }

    @Override
    public void removePlayerSession(RemovePlayerSessionRequest request, StreamObserver<GseResponse> out) {
        answer("RemovePlayerSession", out, caller -> calls.remove(caller, request));
    }

    @Override
    public void describePlayerSessions(
            DescribePlayerSessionsRequest request, StreamObserver<DescribePlayerSessionsResponse> out) {
        Caller caller = Callers.current();
        Exchange<DescribePlayerSessionsResponse> exchange = new Exchange<>(out);
        long begun = times.now();
        onThreadOfItsOwn(DESCRIBE, caller, exchange, () -> {
            try {
                exchange.answer(calls.describe(caller, request));
                known.accept(caller.connection().peerPort());
                times.answered(DESCRIBE, GseResponse.Status.OK, begun);
            } catch (SdkRefusal refusal) {
                exchange.refuse(status(refusal.response()));
                times.answered(DESCRIBE, refusal.response().getStatus(), begun);
            } catch (RuntimeException | Error bug) {
                exchange.refuse(status(internal(DESCRIBE, caller, bug)));
                times.answered(DESCRIBE, GseResponse.Status.ERROR_500, begun);
            }
        });
    }

    @Override
    public void updatePlayerSessionCreationPolicy(
            UpdatePlayerSessionCreationPolicyRequest request, StreamObserver<GseResponse> out) {
        answer("UpdatePlayerSessionCreationPolicy", out, caller -> calls.updatePolicy(caller, request));
    }

    @Override
    public void terminateGameServerSession(TerminateGameServerSessionRequest request, StreamObserver<GseResponse> out) {
        answer("TerminateGameServerSession", out, caller -> calls.terminate(caller, request));
    }

    @Override
    public void processEnding(ProcessEndingRequest request, StreamObserver<GseResponse> out) {
        answer("ProcessEnding", out, calls::ending);
    }

    @Override
    public void reportCustomData(ReportCustomDataRequest request, StreamObserver<GseResponse> out) {
        atOnce(
                CUSTOM,
                out,
                (caller, answer) -> calls.customAtOnce(caller, request, answer),
                caller -> calls.custom(caller, request));
    }

    /** Asks without blocking; says whether it could. */
    private interface Attempt {
        boolean ask(Caller caller, Consumer<SdkReply> answer);
    }

    /** On the thread that reads from the network if that can be, else on one of its own. */
    private void atOnce(
            String call, StreamObserver<GseResponse> out, Attempt attempt, Function<Caller, SdkReply> otherwise) {
        Caller caller = Callers.current();
        Exchange<GseResponse> exchange = new Exchange<>(out);
        if (!admitted(exchange)) {
            return;
        }
        long begun = times.now();
        Consumer<SdkReply> answer = reply -> finish(call, caller, () -> send(call, reply, begun, caller, exchange));
        boolean asked;
        try {
            asked = attempt.ask(caller, answer);
        } catch (RuntimeException | Error bug) {
            answer.accept(SdkReply.of(internal(call, caller, bug), errors));
            return;
        }
        if (!asked) {
            places.release();
            answer(call, caller, exchange, otherwise);
        }
    }

    private void answer(String call, StreamObserver<GseResponse> out, Function<Caller, SdkReply> ask) {
        answer(call, Callers.current(), new Exchange<>(out), ask);
    }

    private void answer(String call, Caller caller, Exchange<GseResponse> exchange, Function<Caller, SdkReply> ask) {
        long begun = times.now();
        onThreadOfItsOwn(call, caller, exchange, () -> {
            SdkReply reply = reply(call, caller, ask);
            try {
                send(call, reply, begun, caller, exchange);
                if (reply.hasAfterwards()) {
                    exchange.awaitFlush();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                reply.afterwards().run();
            }
        });
    }

    private SdkReply reply(String call, Caller caller, Function<Caller, SdkReply> ask) {
        try {
            return ask.apply(caller);
        } catch (RuntimeException | Error bug) {
            return SdkReply.of(internal(call, caller, bug), errors);
        }
    }

    private void send(String call, SdkReply reply, long begun, Caller caller, Exchange<GseResponse> exchange) {
        boolean refused = reply.response().getStatus() != GseResponse.Status.OK;
        if (!refused) {
            known.accept(caller.connection().peerPort());
        }
        switch (reply.errors()) {
            case RESPONSE -> exchange.answer(reply.response());
            case GRPC_STATUS -> {
                if (refused) {
                    exchange.refuse(status(reply.response()));
                } else {
                    exchange.answer(reply.response());
                }
            }
        }
        times.answered(call, reply.response().getStatus(), begun);
    }

    private static Status status(GseResponse refusal) {
        Status status = switch (refusal.getStatus()) {
            case ERROR_400 -> Status.INVALID_ARGUMENT;
            case ERROR_500, OK, UNRECOGNIZED -> Status.INTERNAL;
        };
        return status.withDescription(refusal.getErrorMessage());
    }

    private static GseResponse internal(String call, Caller caller, Throwable bug) {
        LOG.log(System.Logger.Level.ERROR, () -> "SDK call " + call + " failed: " + caller, bug);
        return GseResponse.newBuilder()
                .setStatus(GseResponse.Status.ERROR_500)
                .setErrorMessage("INTERNAL_SERVICE_EXCEPTION: " + call
                        + " failed inside the agent, whose log says more;" + " request id " + caller.requestId())
                .build();
    }

    /** The edge of a thread: whatever still escapes is a broken connection or a bug, and is logged here or nowhere. */
    private void onThreadOfItsOwn(String call, Caller caller, Exchange<?> exchange, Runnable work) {
        if (admitted(exchange)) {
            Thread.ofVirtual().name("sdk-" + call).start(() -> finish(call, caller, work));
        }
    }

    private boolean admitted(Exchange<?> exchange) {
        boolean admitted = places.tryAcquire();
        if (!admitted) {
            exchange.refuse(Status.RESOURCE_EXHAUSTED.withDescription(
                    "the agent is answering " + MOST_UNDER_WAY + " calls already; wait a moment and try again."));
        }
        return admitted;
    }

    /** The last thing done for a call that was admitted. */
    private void finish(String call, Caller caller, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            LOG.log(System.Logger.Level.ERROR, () -> "could not finish SDK call " + call + ": " + caller, failure);
        } finally {
            places.release();
        }
    }

    /** How many calls are being answered. */
    int underWay() {
        return MOST_UNDER_WAY - places.availablePermits();
    }
}
