package io.opengse.agent.os;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A control group (cgroup v2) for each game that is limited in memory or processor time, below one of our own. A group
 * goes when the next one is made and nothing runs in it any more. Used by {@link StartCommand}.
 */
final class ControlGroups {
    static final Path STANDARD = Path.of("/sys/fs/cgroup");

    private static final int PERIOD = 100_000;

    private final Path root;
    private final Path ours;
    private final ProcessLimits limits;

    ControlGroups(Path root, ProcessLimits limits) {
        this.root = root;
        this.ours = root.resolve("opengse");
        this.limits = limits;
    }

    /** Why memory and processor time cannot be limited here; null when they can, or need not be. */
    @Nullable
    String trouble() {
        if (!limits.needGroup()) {
            return null;
        }
        try {
            if (!Files.isRegularFile(root.resolve("cgroup.controllers"))) {
                return "this host has no cgroup v2 at " + root;
            }
            List<String> offered = List.of(
                    Files.readString(root.resolve("cgroup.controllers")).strip().split(" "));
            if (!offered.containsAll(List.of("memory", "cpu"))) {
                return "the controllers memory and cpu are not in " + root + "/cgroup.controllers";
            }
            Files.createDirectories(ours);
            Files.writeString(root.resolve("cgroup.subtree_control"), "+memory +cpu");
            Files.writeString(ours.resolve("cgroup.subtree_control"), "+memory +cpu");
            return null;
        } catch (IOException denied) {
            return "control groups may not be made: " + denied;
        }
    }

    /** The folder of a new group with the limits, to be entered by writing to its cgroup.procs. */
    Path make(String processId) throws IOException {
        tidy();
        Path group = ours.resolve(processId);
        Files.createDirectories(group);
        if (limits.memory() > 0) {
            Files.writeString(group.resolve("memory.max"), Long.toString(limits.memory()));
        }
        if (limits.cpuPercent() > 0) {
            Files.writeString(group.resolve("cpu.max"), (long) limits.cpuPercent() * PERIOD / 100 + " " + PERIOD);
        }
        return group;
    }

    private void tidy() throws IOException {
        try (DirectoryStream<Path> groups = Files.newDirectoryStream(ours, Files::isDirectory)) {
            for (Path group : groups) {
                if (isEmpty(group)) {
                    Files.deleteIfExists(group); // the kernel takes its files with it
                }
            }
        }
    }

    private static boolean isEmpty(Path group) throws IOException {
        Path events = group.resolve("cgroup.events");
        return Files.isRegularFile(events) && Files.readString(events).contains("populated 0");
    }
}
