package io.opengse.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Does one thing again and again on a thread of its own, with a rest between two rounds. A round that fails is logged,
 * and the next one comes all the same: whatever is done here must be safe to do again.
 */
final class Rounds implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Rounds.class.getName());
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final String name;
    private final ScheduledExecutorService thread;

    private Rounds(String name, ScheduledExecutorService thread) {
        this.name = name;
        this.thread = thread;
    }

    static Rounds of(String name, Duration rest, Runnable round) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
        Rounds rounds = new Rounds(name, thread);
        thread.scheduleWithFixedDelay(
                () -> rounds.attempt(round), rest.toMillis(), rest.toMillis(), TimeUnit.MILLISECONDS);
        return rounds;
    }

    private void attempt(Runnable round) {
        try {
            round.run();
        } catch (RuntimeException problem) {
            LOG.log(System.Logger.Level.ERROR, "a round failed name=" + name, problem);
        }
    }

    /** Returns when the running round is over; no other follows. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "a round does not end name={0}", name);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
