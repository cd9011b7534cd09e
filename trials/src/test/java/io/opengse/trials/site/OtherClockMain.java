package io.opengse.trials.site;

import io.opengse.cli.command.Gse;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Surroundings;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** The gse command on a machine whose clock is wrong: its first argument says by how many seconds. Ends by signals only. */
public final class OtherClockMain {
    private OtherClockMain() {}

    public static void main(String... arguments) {
        CompletableFuture<String> stop = new CompletableFuture<>();
        CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.complete("told to stop");
            stopped.join();
        }));
        Surroundings surroundings = new Surroundings(
                new Console(System.out, System.err, 0, false),
                System.getenv(),
                Clock.offset(Clock.systemUTC(), Duration.ofSeconds(Long.parseLong(arguments[0]))),
                new SecureRandom(),
                Thread::sleep,
                () -> stop,
                "");
        Gse.run(surroundings, Arrays.copyOfRange(arguments, 1, arguments.length));
        stopped.complete(true);
    }
}
