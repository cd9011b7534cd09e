package io.opengse.cli;

import io.opengse.cli.command.Gse;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Surroundings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import sun.misc.Signal;

/** The entry of the gse command: hands the real world to {@link Gse}; the only class here that touches it unasked. */
public final class GseMain {
    private static final int FORCED = 130;

    private GseMain() {}

    public static void main(String... arguments) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        Map<String, String> environment = System.getenv();
        boolean terminal = System.console() != null && System.console().isTerminal();
        boolean coloured = terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
        Surroundings surroundings = new Surroundings(
                new Console(out, err, terminal ? width() : 0, coloured),
                environment,
                Clock.systemUTC(),
                new SecureRandom(),
                Thread::sleep,
                () -> stopAsked(err),
                System.getProperty("gse.home", ""));
        System.exit(Gse.run(surroundings, arguments));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static CompletableFuture<String> stopAsked(PrintStream err) {
        CompletableFuture<String> asked = new CompletableFuture<>();
        boolean windows = System.getProperty("os.name", "").startsWith("Windows"); // which knows no HUP
        for (String name : windows ? new String[] {"INT", "TERM"} : new String[] {"INT", "TERM", "HUP"}) {
            Signal.handle(new Signal(name), signal -> {
                if (!asked.complete("SIG" + signal.getName()) && !"HUP".equals(signal.getName())) {
                    err.println("forced: games may still be running; the next start takes them over");
                    Runtime.getRuntime().halt(FORCED);
                }
            });
        }
        return asked;
    }

    /** Columns of the terminal; 0 when it does not say. */
    private static int width() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .start();
            String[] size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            return size.length == 2 ? Integer.parseInt(size[1]) : 0;
        } catch (IOException | NumberFormatException _) {
            return 0;
        }
    }
}
