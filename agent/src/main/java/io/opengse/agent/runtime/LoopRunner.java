package io.opengse.agent.runtime;

import io.opengse.agent.loop.AgentEffect;
import io.opengse.agent.loop.AgentEvent;
import io.opengse.agent.loop.AgentLoop;
import io.opengse.agent.loop.GameCall;
import io.opengse.agent.os.ProcessIdentity;
import io.opengse.protocol.gse.ProcessReadyRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gives the loop its thread, its clock and its timer: takes events in the order they come, has the effects carried out,
 * and tells others how things stand. Decides nothing.
 */
public final class LoopRunner {
    private static final System.Logger LOG = System.getLogger(LoopRunner.class.getName());

    /** A clock that was set forward is noticed by then. */
    private static final Duration LONGEST_TIMER = Duration.ofSeconds(30);

    private static final int MOST_AT_ONCE = 64;

    private final BlockingQueue<AgentEvent> events = new LinkedBlockingQueue<>();
    private final PendingCalls calls = new PendingCalls();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final AgentLoop loop;
    private final EffectRunner effects;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Thread thread =
            Thread.ofPlatform().name("agent-loop").daemon().unstarted(this::run);
    private @Nullable ScheduledFuture<?> alarm;
    private @Nullable Instant alarmAt;
    private volatile boolean stopped;
    private volatile Standing standing;

    /** @param timer runs short tasks; the caller shuts it down */
    public LoopRunner(AgentLoop loop, Edges edges, Place place, Clock clock, ScheduledExecutorService timer) {
        this.loop = loop;
        this.effects = new EffectRunner(edges, place, calls, this::post);
        this.clock = clock;
        this.timer = timer;
        this.standing = Standing.of(loop);
    }

    /** Takes up what was remembered before this returns, then goes on by itself. To be called once. */
    public void start(AgentEvent.Restored restored) {
        handle(restored);
        settle();
        thread.start();
    }

    /** Handles no further event. What is under way on other threads ends by itself. */
    public void stop() {
        stopped = true;
        post(new AgentEvent.Due()); // an interrupt would tear the journal's file from under its writer
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public void post(AgentEvent event) {
        events.add(event);
    }

    public Standing standing() {
        return standing;
    }

    /**
     * Waits until things stand so, or the time is up.
     *
     * @return whether they do
     */
    public boolean await(Predicate<Standing> wanted, Duration within) throws InterruptedException {
        long left = within.toNanos();
        lock.lock();
        try {
            while (!wanted.test(standing)) {
                if (left <= 0) {
                    return false;
                }
                left = moved.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A game's call; null when the loop had no answer in time. */
    public AgentEffect.@Nullable Reply call(String processId, String requestId, GameCall request, Duration within)
            throws InterruptedException {
        CompletableFuture<AgentEffect.@Nullable Reply> answer = new CompletableFuture<>();
        return await(call(processId, requestId, request, answer::complete), answer, within);
    }

    /**
     * A game's call, without waiting.
     *
     * @param answer gets the answer, null when the loop has none, on the loop's thread: it must neither block nor throw
     */
    public long call(
            String processId, String requestId, GameCall request, Consumer<AgentEffect.@Nullable Reply> answer) {
        long call = calls.open(answer);
        post(new AgentEvent.Called(call, processId, requestId, request));
        return call;
    }

    /** ProcessReady of a process nobody launched; null when the loop had no answer in time. */
    public AgentEffect.@Nullable Reply stranger(
            ProcessIdentity os, String directory, ProcessReadyRequest request, Duration within)
            throws InterruptedException {
        CompletableFuture<AgentEffect.@Nullable Reply> answer = new CompletableFuture<>();
        long call = calls.open(answer::complete);
        post(new AgentEvent.StrangerReady(call, os, directory, request));
        return await(call, answer, within);
    }

    private AgentEffect.@Nullable Reply await(
            long call, CompletableFuture<AgentEffect.@Nullable Reply> answer, Duration within)
            throws InterruptedException {
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return null;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("an answer is never completed exceptionally", impossible);
        } finally {
            calls.drop(call);
        }
    }

    private void run() {
        List<AgentEvent> batch = new ArrayList<>();
        while (!stopped) {
            batch.add(next());
            events.drainTo(batch, MOST_AT_ONCE - 1);
            for (AgentEvent event : batch) {
                if (stopped) {
                    return;
                }
                attempt(event);
            }
            batch.clear();
            settle();
        }
    }

    private void attempt(AgentEvent event) {
        try {
            handle(event);
        } catch (RuntimeException | Error bug) {
            // The loop lives on: one event that it cannot bear must not orphan every game of the host.
            LOG.log(System.Logger.Level.ERROR, "the agent could not handle " + event, bug);
            if (event instanceof AgentEvent.Called called) {
                calls.giveUp(called.call());
            }
        }
    }

    private AgentEvent next() {
        try {
            return events.take();
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException("nobody interrupts the loop", unexpected);
        }
    }

    private void handle(AgentEvent event) {
        loop.handle(event, clock.instant()).forEach(effects::run);
    }

    /** Once for all that came together: what it costs grows with the number of processes. */
    private void settle() {
        setAlarm(loop.nextDeadline(), clock.instant());
        lock.lock();
        try {
            standing = Standing.of(loop);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void setAlarm(@Nullable Instant deadline, Instant now) {
        boolean rang = alarm == null || alarm.isDone();
        if (deadline == null ? alarm == null : deadline.equals(alarmAt) && !rang) {
            return;
        }
        if (alarm != null) {
            alarm.cancel(false);
        }
        alarm = null;
        alarmAt = deadline;
        if (deadline != null) {
            Duration wait = Duration.between(now, deadline);
            wait = wait.compareTo(LONGEST_TIMER) > 0 ? LONGEST_TIMER : wait;
            // A millisecond more: a timer that rings a moment early would ring again and again.
            long millis = Math.max(0, wait.toMillis()) + 1;
            alarm = timer.schedule(() -> post(new AgentEvent.Due()), millis, TimeUnit.MILLISECONDS);
        }
    }
}
