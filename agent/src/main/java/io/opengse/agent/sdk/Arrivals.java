package io.opengse.agent.sdk;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sees every request until it is here in full. Refuses what cannot be read and, when it is told that time has passed,
 * what does not come to an end: half a request holds memory for as long as its connection lives.
 */
final class Arrivals implements ServerInterceptor {
    /** How often {@link #look} is to be called. */
    static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Set<Arrival<?, ?>> awaited = ConcurrentHashMap.newKeySet();
    private final Duration patience;
    private volatile long looks;

    Arrivals(Duration patience) {
        this.patience = patience;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata metadata, ServerCallHandler<Q, A> next) {
        Arrival<Q, A> arrival = new Arrival<>(call, next.startCall(call, metadata), looks);
        awaited.add(arrival);
        return arrival;
    }

    /** Gives up what has been awaited for too long. One caller at a time. */
    void look() {
        long now = looks + 1;
        looks = now;
        long longest = patience.plus(INTERVAL).dividedBy(INTERVAL);
        awaited.forEach(arrival -> {
            if (now - arrival.since > longest) {
                arrival.giveUp();
            }
        });
    }

    /** How many have begun and are not yet here in full. */
    int awaited() {
        return awaited.size();
    }

    private final class Arrival<Q, A> extends SimpleForwardingServerCallListener<Q> {
        private final ServerCall<Q, A> call;
        private final long since;
        private final AtomicBoolean over = new AtomicBoolean();

        Arrival(ServerCall<Q, A> call, ServerCall.Listener<Q> next, long since) {
            super(next);
            this.call = call;
            this.since = since;
        }

        @Override
        public void onMessage(Q message) {
            if ((Object) message instanceof Legible.Unreadable(var why)) {
                refuse(Status.INVALID_ARGUMENT.withDescription("BAD_REQUEST_EXCEPTION: the request is no "
                        + call.getMethodDescriptor().getBareMethodName() + "Request in protobuf: " + why));
            } else {
                super.onMessage(message);
            }
        }

        @Override
        public void onHalfClose() {
            if (over.compareAndSet(false, true)) {
                awaited.remove(this);
                super.onHalfClose();
            }
        }

        @Override
        public void onCancel() {
            awaited.remove(this);
            super.onCancel();
        }

        void giveUp() {
            refuse(Status.DEADLINE_EXCEEDED.withDescription("BAD_REQUEST_EXCEPTION: the request did not arrive in full"
                    + " within " + patience.toMillis() + " ms."));
        }

        private void refuse(Status why) {
            if (over.compareAndSet(false, true)) {
                awaited.remove(this);
                call.close(why, new Metadata());
            }
        }
    }
}
