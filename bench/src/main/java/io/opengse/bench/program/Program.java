package io.opengse.bench.program;

import io.opengse.bench.Lab;
import io.opengse.cli.place.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real gse command in a process of its own; it is ended with this object. */
public final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double PERCENT = 100;
    private static final double KILOBYTES = 1024;

    private final Process process;
    private final Path output;

    private Program(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param arguments of the gse command; what it prints goes to a file in the lab's folder */
    static Program start(Lab lab, String... arguments) throws IOException {
        return start(lab, Map.of(), arguments);
    }

    /** @param environment what it has besides this program's own */
    public static Program start(Lab lab, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(lab.home().resolve("gse").toString()));
        command.addAll(Arrays.asList(arguments));
        Path output = Files.createTempFile(lab.folder(), "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(lab.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("GSE_BUILD", "never");
        builder.environment().remove("GSE_JAVA_OPTS");
        builder.environment().putAll(environment);
        return new Program(builder.start(), output);
    }

    /** The same for a command that serves from this folder; returns once it does. */
    public static Program serving(
            Lab lab, DataDirectory data, Map<String, String> environment, String command, String... more)
            throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of(command, "--data", data.root().toString()));
        arguments.addAll(List.of("--api", "127.0.0.1:0"));
        arguments.addAll(Arrays.asList(more));
        Program program = start(lab, environment, arguments.toArray(String[]::new));
        try {
            lab.stopwatch()
                    .await(
                            "gse " + command + " to serve",
                            PATIENCE,
                            () -> data.endpoints().isPresent()
                                    && data.credentials().isPresent());
            return program;
        } catch (IllegalStateException vain) {
            try (program) {
                throw new IOException("gse " + command + " does not serve: " + program.printed(), vain);
            }
        }
    }

    /** What it uses of one core during this time; more than 100 when it is more than one. */
    public double processorPercent(Lab lab, Duration during) throws IOException {
        Duration before = processorTime();
        long start = lab.stopwatch().now();
        lab.stopwatch().pause(during);
        double seconds = lab.stopwatch().secondsSince(start);
        return processorTime().minus(before).toMillis()
                / seconds
                / Duration.ofSeconds(1).toMillis()
                * PERCENT;
    }

    /** Memory it occupies now, without what it only has asked for. */
    public double residentMegabytes() throws IOException {
        requireRunning();
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            String line = lines.filter(one -> one.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("process " + process.pid() + " shows no VmRSS"));
            return Integer.parseInt(line.replaceAll("[^0-9]", "")) / KILOBYTES;
        }
    }

    /** Processor time it has used since its start, of all cores together. */
    private Duration processorTime() throws IOException {
        requireRunning();
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IOException("the system does not tell what process " + process.pid() + " used"));
    }

    /** As by kill -9. */
    public void kill() {
        process.destroyForcibly();
    }

    /** As by SIGTERM; returns at once. */
    public void stop() {
        process.destroy();
    }

    public void requireRunning() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("the program has ended with " + process.exitValue() + ": " + printed());
        }
    }

    public String printed() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
