package io.opengse.agent.runtime;

import io.opengse.agent.loop.AgentEffect;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The games' calls that wait for the loop's answer. */
final class PendingCalls {
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, CompletableFuture<AgentEffect.Reply>> waiting = new ConcurrentHashMap<>();

    long open() {
        long call = numbers.incrementAndGet();
        waiting.put(call, new CompletableFuture<>());
        return call;
    }

    void answer(AgentEffect.Reply reply) {
        CompletableFuture<AgentEffect.Reply> future = waiting.get(reply.call());
        if (future != null) {
            future.complete(reply);
        }
    }

    /** @return null when there was no answer in time */
    AgentEffect.@Nullable Reply await(long call, Duration within) throws InterruptedException {
        CompletableFuture<AgentEffect.Reply> future = waiting.get(call);
        if (future == null) {
            throw new IllegalStateException("call " + call + " was never opened, or was awaited twice");
        }
        try {
            return future.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return null;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("an answer is never completed exceptionally", impossible);
        } finally {
            waiting.remove(call);
        }
    }
}
