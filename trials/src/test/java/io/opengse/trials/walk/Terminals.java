package io.opengse.trials.walk;

import static org.awaitility.Awaitility.await;

import io.opengse.trials.site.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The shells of a walk, one folder for each machine: what serves goes on until it is ended, everything else is waited for.
 * The command {@code gse} is the launcher that people use, of what was built.
 */
final class Terminals implements AutoCloseable {
    /** A reader waits longer for a slow machine than a test of one program does. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Where the launcher lies that starts what is laid out there. */
    private static final Path ROOT = Path.of(System.getProperty("gse.lib", "../cli/target/dist/lib"))
            .resolve("../../../..")
            .toAbsolutePath()
            .normalize();

    private static final String PRELUDE = "if [ -f server.env ]; then set -a; . ./server.env; set +a; fi; ";

    private final Path folder;
    private final Network network;
    private final Map<String, Integer> machines;
    private final Map<String, Process> serving = new HashMap<>();
    private int files;

    /** @param machines by their names, as the network numbers them */
    Terminals(Path folder, Network network, Map<String, Integer> machines) {
        this.folder = folder;
        this.network = network;
        this.machines = Map.copyOf(machines);
    }

    /** What came of a command. */
    record Ended(int exit, String printed) {}

    Path folder(String machine) {
        try {
            return Files.createDirectories(folder.resolve(machine));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    Ended run(String machine, String command) {
        Path output = output(machine);
        Process process = start(machine, PRELUDE + command, output);
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " does not end; so far: " + read(output));
            }
            return new Ended(process.exitValue(), read(output));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Returns once it has printed all that is shown. */
    void serve(String machine, String command, List<String> shown, Shown page) {
        Path output = output(machine);
        Process process = start(machine, PRELUDE + "exec " + command, output);
        serving.put(machine + " " + verb(command), process);
        try {
            await(command + " on " + machine).atMost(PATIENCE).until(() -> {
                boolean ready = page.in(read(output), shown);
                if (!ready && !process.isAlive()) {
                    throw new AssertionError(command + " on " + machine + " has ended: " + read(output));
                }
                return ready;
            });
        } catch (ConditionTimeoutException late) {
            throw new AssertionError(command + " on " + machine + " says no more than: " + read(output), late);
        }
    }

    /** Ctrl-C or kill -9, and waits for its end. */
    void end(String machine, String verb, boolean kill) {
        Process process = Objects.requireNonNull(serving.remove(machine + " " + verb), verb + " on " + machine);
        if (kill) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    static boolean serves(String command) {
        return command.matches("gse (up|agent|server --).*");
    }

    private static String verb(String command) {
        return command.split(" ", 3)[1];
    }

    private Process start(String machine, String script, Path output) {
        List<String> words =
                new ArrayList<>(network.on(Objects.requireNonNull(machines.get(machine), "no machine " + machine)));
        words.addAll(List.of("sh", "-c", script));
        try {
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(folder(machine).toFile())
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(output.toFile());
            builder.environment().put("PATH", ROOT + ":" + System.getenv("PATH"));
            builder.environment().put("GSE_BUILD", "never");
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            return builder.start();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private Path output(String machine) {
        files++;
        return folder.resolve(machine + "." + files + ".out");
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void close() {
        serving.values().forEach(Process::destroyForcibly);
    }
}
