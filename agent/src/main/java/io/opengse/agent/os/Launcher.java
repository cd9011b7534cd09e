package io.opengse.agent.os;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Starts games so that they outlive the agent: in a session of their own (by setsid, which becomes the game and keeps
 * its pid), with output appended to a file and nothing to read. Used by {@link LinuxOs} alone.
 */
final class Launcher {
    private static final System.Logger LOG = System.getLogger(Launcher.class.getName());
    /** Variables of the agent's own that a game must not see: its settings, secrets among them, and systemd's. */
    private static final Set<String> OWN = Set.of("NOTIFY_SOCKET", "WATCHDOG_PID", "WATCHDOG_USEC");

    private final @Nullable Path setsid;

    private Launcher(@Nullable Path setsid) {
        this.setsid = setsid;
    }

    static Launcher find(List<Path> candidates) {
        Path setsid =
                candidates.stream().filter(Files::isExecutable).findFirst().orElse(null);
        if (setsid == null) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "no setsid on this host (package util-linux): games share the agent's session and end with its"
                            + " terminal");
        }
        return new Launcher(setsid);
    }

    Process start(LaunchOrder order) throws LaunchFailed {
        GameRoot root = new GameRoot(order.root());
        Path executable = LaunchPath.resolve(root, order.launchPath());
        List<String> command = new ArrayList<>();
        if (setsid != null) {
            command.add(setsid.toString());
        }
        command.add(executable.toString());
        command.addAll(order.arguments());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.directory().toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(order.output().toFile()));
        builder.environment().keySet().removeIf(Launcher::isOwn);
        builder.environment().putAll(order.environment());
        builder.environment().put(Kin.MARK, order.processId());
        try {
            Path logs = order.output().toAbsolutePath().getParent();
            if (logs != null) {
                Files.createDirectories(logs);
            }
            return builder.start();
        } catch (IOException problem) {
            throw new LaunchFailed(
                    "launch path " + order.launchPath() + ": the system could not start " + executable + " with output"
                            + " to " + order.output() + ": " + problem.getMessage(),
                    false);
        }
    }

    private static boolean isOwn(String name) {
        return OWN.contains(name) || name.toUpperCase(Locale.ROOT).startsWith("GSE_");
    }
}
