package io.opengse.game.sdk;

import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;

/** The one answer of a call that nobody waits for. */
final class Answer<A> implements StreamObserver<A> {
    private final CompletableFuture<A> future = new CompletableFuture<>();

    CompletableFuture<A> future() {
        return future;
    }

    @Override
    public void onNext(A answer) {
        future.complete(answer);
    }

    @Override
    public void onError(Throwable problem) {
        future.completeExceptionally(problem);
    }

    @Override
    public void onCompleted() {}
}
