package io.opengse.agent.runtime;

import io.opengse.agent.loop.AgentEffect;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The games' calls that wait for the loop's answer. Each is answered once, or dropped. */
final class PendingCalls {
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, Consumer<AgentEffect.@Nullable Reply>> waiting = new ConcurrentHashMap<>();

    /** @param answer runs on the loop's thread; must neither block nor throw */
    long open(Consumer<AgentEffect.@Nullable Reply> answer) {
        long call = numbers.incrementAndGet();
        waiting.put(call, answer);
        return call;
    }

    void answer(AgentEffect.Reply reply) {
        Consumer<AgentEffect.@Nullable Reply> answer = waiting.remove(reply.call());
        if (answer != null) {
            answer.accept(reply);
        }
    }

    /** The loop could not handle it: its caller is told that there is no answer. */
    void giveUp(long call) {
        Consumer<AgentEffect.@Nullable Reply> answer = waiting.remove(call);
        if (answer != null) {
            answer.accept(null);
        }
    }

    /** Its caller waits no longer. */
    void drop(long call) {
        waiting.remove(call);
    }
}
