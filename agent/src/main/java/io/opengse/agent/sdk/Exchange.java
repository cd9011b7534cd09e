package io.opengse.agent.sdk;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One call and its one answer. A caller that has given up meanwhile does no harm: what was decided stays decided, only
 * the answer is dropped.
 */
final class Exchange<A> {
    private static final long LONGEST_FLUSH_SECONDS = 2;

    private final ServerCallStreamObserver<A> out;
    private final CountDownLatch over = new CountDownLatch(1);

    /** To be made on the thread that begins the call: handlers cannot be set later. */
    Exchange(StreamObserver<A> out) {
        this.out = (ServerCallStreamObserver<A>) out;
        this.out.setOnCloseHandler(over::countDown);
        this.out.setOnCancelHandler(over::countDown);
    }

    void answer(A message) {
        out.onNext(message);
        out.onCompleted();
    }

    void refuse(Status status) {
        out.onError(status.asRuntimeException());
    }

    /**
     * Blocks until the answer has left or the caller has. A caller that does not read does not hold us up for long.
     *
     * @return false when it was given up
     */
    boolean awaitFlush() throws InterruptedException {
        return over.await(LONGEST_FLUSH_SECONDS, TimeUnit.SECONDS);
    }
}
