package io.opengse.cli.console;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * All that a command may touch of the world, made by GseMain (or a test).
 *
 * @param environment the process environment
 * @param random fit for secrets
 * @param stopAsked called by commands that serve: from then on Ctrl-C and SIGTERM only complete the future (a second one
 *     ends the program at once)
 * @param home where OpenGSE itself lies (property gse.home); empty when it was not said
 */
public record Surroundings(
        Console console,
        Map<String, String> environment,
        Clock clock,
        RandomGenerator random,
        Pause pause,
        Supplier<CompletableFuture<String>> stopAsked,
        String home) {

    /** Waits; only a Main really sleeps. */
    public interface Pause {
        void pause(Duration duration) throws InterruptedException;
    }

    /** Waits a little before looking again. False when the thread was asked to end instead. */
    public boolean pauseFor(Duration duration) {
        try {
            pause.pause(duration);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
