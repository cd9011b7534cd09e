package io.opengse.cli.fleetfile;

import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads RuntimeConfiguration and looks whether what it would launch is there. */
final class RuntimeReader {
    private static final int MOST_PROCESSES = 50;
    private static final int STANDARD_TIMEOUT = (int) RuntimeConfiguration.STANDARD_ACTIVATION_TIMEOUT.toSeconds();
    private static final Path CLOUD_ROOT = Path.of("/local/game");

    private final Section root;
    private final Optional<Path> directory;
    private final Mistakes warnings;

    /** @param directory where to look; empty when the programs lie in a package */
    RuntimeReader(Section root, Optional<Path> directory, Mistakes warnings) {
        this.root = root;
        this.directory = directory;
        this.warnings = warnings;
    }

    RuntimeConfiguration read() {
        if (!root.has("RuntimeConfiguration")) {
            root.mistake("RuntimeConfiguration", "is missing; it says what to launch, under ServerProcesses");
        }
        return root.section(
                        "RuntimeConfiguration",
                        List.of(
                                "ServerProcesses",
                                "GameServerSessionActivationTimeoutSeconds",
                                "MaxConcurrentGameServerSessionActivations"))
                .map(this::configuration)
                .orElseGet(
                        () -> new RuntimeConfiguration(List.of(), RuntimeConfiguration.STANDARD_ACTIVATION_TIMEOUT, 0));
    }

    private RuntimeConfiguration configuration(Section runtime) {
        List<ServerProcess> processes = new ArrayList<>();
        for (Section entry :
                runtime.sections("ServerProcesses", List.of("LaunchPath", "Parameters", "ConcurrentExecutions"))) {
            processes.add(process(entry));
        }
        int total =
                processes.stream().mapToInt(ServerProcess::concurrentExecutions).sum();
        if (processes.isEmpty()) {
            runtime.mistake("ServerProcesses", "needs at least one entry with a LaunchPath");
        } else if (total > MOST_PROCESSES) {
            runtime.mistake(
                    "ServerProcesses",
                    "ConcurrentExecutions of all entries together may be " + MOST_PROCESSES + " at most, these are "
                            + total);
        }
        return new RuntimeConfiguration(
                processes,
                Duration.ofSeconds(
                        runtime.number("GameServerSessionActivationTimeoutSeconds", 1, 600, STANDARD_TIMEOUT)),
                runtime.number("MaxConcurrentGameServerSessionActivations", 0, Integer.MAX_VALUE, 0));
    }

    private ServerProcess process(Section entry) {
        String launchPath = entry.text("LaunchPath", 1, 1024, null);
        if (!launchPath.isEmpty()) {
            directory.ifPresent(folder -> look(entry, folder, launchPath));
        }
        return new ServerProcess(
                launchPath,
                entry.text("Parameters", 0, 1024, ""),
                entry.number("ConcurrentExecutions", 1, MOST_PROCESSES, 1));
    }

    private void look(Section entry, Path folder, String launchPath) {
        Path written = Path.of(launchPath).normalize();
        Path program = folder.resolve(written.startsWith(CLOUD_ROOT) ? CLOUD_ROOT.relativize(written) : written)
                .normalize();
        if (!program.startsWith(folder.normalize())) {
            entry.mistake(
                    "LaunchPath",
                    "leads to " + program + ", out of the game's Directory; write it relative to Directory, or put a"
                            + " symbolic link there");
        } else if (!Files.exists(program)) {
            warn(entry, "there is no file " + program + "; processes cannot start until it is there");
        } else if (Files.isDirectory(program)) {
            warn(entry, program + " is a folder; name the program in it");
        } else if (!Files.isExecutable(program)) {
            warn(entry, program + " is not executable; to mend it: chmod +x " + program);
        }
    }

    private void warn(Section entry, String text) {
        warnings.add(entry.spot("LaunchPath"), "LaunchPath: " + text);
    }
}
