package io.opengse.bench;

import io.opengse.bench.figure.Figures;
import io.opengse.bench.load.Stopwatch;
import io.opengse.cli.console.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import picocli.CommandLine;

/** The entry of gse bench: gives it the clock, the dice and a folder on a real disk. */
public final class BenchMain {
    private BenchMain() {}

    public static void main(String... arguments) {
        // A crowd of agents would tell of each connection that breaks; it is counted instead.
        System.setProperty("logback.configurationFile", "logback-bench.xml");
        Console console = new Console(System.out, System.err, 0, false);
        CommandLine command = new CommandLine(new BenchCommand(console, wish -> lab(wish, console)));
        command.setCaseInsensitiveEnumValuesAllowed(true);
        System.exit(command.execute(arguments));
    }

    private static Lab lab(BenchCommand.Wish wish, Console console) {
        Path home = Path.of(System.getProperty("gse.home", "")).toAbsolutePath();
        return new Lab(
                wish.scale(),
                folder(wish.folder() == null ? home.resolve("bench/target") : wish.folder()),
                home,
                new Stopwatch(System::nanoTime),
                Clock.systemUTC(),
                new SecureRandom(),
                new Figures(),
                wish.postgres(),
                line -> console.aside("  " + line));
    }

    private static Path folder(Path below) {
        try {
            Files.createDirectories(below);
            return Files.createTempDirectory(below.toAbsolutePath(), "run");
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot work in " + below, problem);
        }
    }
}
