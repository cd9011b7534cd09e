package io.opengse.trials.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One gse command in a program of its own, from the distribution as it was built. What it prints goes to a file. */
public final class Program {
    private static final Path LIB = Path.of(System.getProperty("gse.lib", "../cli/target/dist/lib"));

    /** An exit code of this and more means: by a signal. */
    private static final int KILLED = 128;

    private final String name;
    private final Process process;
    private final Path output;

    private Program(String name, Process process, Path output) {
        this.name = name;
        this.process = process;
        this.output = output;
    }

    static Program start(List<String> arguments, Path output) {
        return start(List.of(), arguments, output);
    }

    /** @param place what stands before the command, such as where it runs */
    static Program start(List<String> place, List<String> arguments, Path output) {
        return start(place, arguments, output, List.of(LIB + "/*", "io.opengse.cli.GseMain"));
    }

    /** The same of another version: the distribution with this besides. */
    static Program startBeside(Path besides, List<String> arguments, Path output) {
        return start(List.of(), arguments, output, List.of(LIB + "/*:" + besides, "io.opengse.cli.GseMain"));
    }

    /** The same by a clock that is wrong. */
    static Program startSkewed(List<String> place, int seconds, List<String> arguments, Path output) {
        try {
            Path ours = Path.of(Program.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            List<String> main = List.of(ours + ":" + LIB + "/*", OtherClockMain.class.getName(), "" + seconds);
            return start(place, arguments, output, main);
        } catch (URISyntaxException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static Program start(List<String> place, List<String> arguments, Path output, List<String> main) {
        List<String> command = new ArrayList<>(place);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp"));
        command.addAll(main);
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
            return new Program(arguments.getFirst(), process, output);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** The jars of the distribution, as a class path. */
    static String jars() {
        try (Stream<Path> jars = Files.list(LIB)) {
            return jars.map(jar -> jar.toAbsolutePath().normalize().toString()).collect(Collectors.joining(":"));
        } catch (IOException problem) {
            throw new UncheckedIOException(
                    "nothing is laid out in " + LIB + "; run ./mvnw -pl cli -am package", problem);
        }
    }

    public boolean runs() {
        return process.isAlive();
    }

    /** Whether it ended by itself, and not in good order. */
    boolean failed() {
        return !runs() && process.exitValue() != 0 && process.exitValue() < KILLED;
    }

    /** kill -9: it gets no moment to say farewell. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** It lives, but does nothing any more. */
    public void freeze() {
        Signals.send("STOP", process.pid());
    }

    public void thaw() {
        Signals.send("CONT", process.pid());
    }

    /** SIGTERM, and waits until it has gone. */
    public void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** It comes to its end by itself. */
    void awaitEnd() {
        process.onExit().join();
    }

    /** Everything it and its predecessors of the same name have printed. */
    public String printed() {
        try {
            return Files.readString(output);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public String toString() {
        return "gse " + name + " (pid " + process.pid() + ", " + (runs() ? "runs" : "gone") + ")";
    }
}
