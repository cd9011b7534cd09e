package io.opengse.cli;

import static org.awaitility.Awaitility.await;

import io.opengse.cli.command.Gse;
import io.opengse.cli.console.Screen;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.place.DataDirectory;
import io.opengse.cli.place.Endpoints;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A serving command in this program, on the real clock, until it is asked to stop. */
public final class RunningCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Screen screen = new Screen();
    private final CompletableFuture<String> stop = new CompletableFuture<>();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final Path data;

    private RunningCommand(Path data) {
        this.data = data;
    }

    /** Returns once it serves. */
    public static RunningCommand start(Path data, String... arguments) {
        RunningCommand running = new RunningCommand(data);
        Thread.ofVirtual().start(() -> running.exit.complete(Gse.run(running.surroundings(), arguments)));
        await("serving: " + running.screen.err())
                .atMost(PATIENCE)
                .until(() -> running.directory().endpoints().isPresent() || running.exit.isDone());
        return running;
    }

    /** Returns once it has printed that. */
    static RunningCommand startUntil(String text, Path data, String... arguments) {
        RunningCommand running = new RunningCommand(data);
        Thread.ofVirtual().start(() -> running.exit.complete(Gse.run(running.surroundings(), arguments)));
        running.awaitOutput(text);
        return running;
    }

    /** Runs a command that ends by itself. */
    public static int run(Screen screen, String... arguments) {
        return Gse.run(surroundings(screen, new CompletableFuture<>()), arguments);
    }

    /** Begins a command that ends by itself; one that follows what happens looks once, and then it is to end. */
    static CompletableFuture<Integer> begin(Screen screen, boolean follows, String... arguments) {
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        Surroundings usual = surroundings(screen, new CompletableFuture<>());
        Surroundings seenOnce = new Surroundings(
                usual.console(),
                usual.environment(),
                usual.clock(),
                usual.random(),
                _ -> {
                    throw new InterruptedException("seen once");
                },
                usual.stopAsked(),
                usual.home());
        Thread.ofVirtual().start(() -> exit.complete(Gse.run(follows ? seenOnce : usual, arguments)));
        return exit;
    }

    public void awaitOutput(String text) {
        await("\"" + text + "\" in the output")
                .atMost(PATIENCE)
                .until(() -> screen.out().contains(text) || exit.isDone());
    }

    public Endpoints endpoints() {
        return directory().endpoints().orElseThrow();
    }

    public DataDirectory directory() {
        return new DataDirectory(data);
    }

    Screen screen() {
        return screen;
    }

    /** Says the exit code. */
    public int stop() {
        stop.complete("SIGTERM");
        return exit.orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }

    private Surroundings surroundings() {
        return surroundings(screen, stop);
    }

    private static Surroundings surroundings(Screen screen, CompletableFuture<String> stop) {
        return new Surroundings(
                screen.console(),
                Map.of("PATH", System.getenv("PATH")),
                Clock.systemUTC(),
                new SecureRandom(),
                Thread::sleep,
                () -> stop,
                "");
    }
}
