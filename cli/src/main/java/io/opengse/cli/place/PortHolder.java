package io.opengse.cli.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who listens on a TCP port of this machine, as far as /proc lets us see.
 *
 * @param pid 0 when it is somebody else's process
 */
public record PortHolder(long pid, String command) {
    private static final String LISTENING = "0A";

    /** Empty when nobody listens there (or there is no /proc). */
    public static Optional<PortHolder> of(int port) {
        Set<String> inodes = listeners(port);
        return inodes.isEmpty() ? Optional.empty() : Optional.of(holder(inodes));
    }

    @Override
    public String toString() {
        return pid == 0 ? "a process of another user" : "pid " + pid + " (" + command + ")";
    }

    private static Set<String> listeners(int port) {
        String hexPort = String.format(java.util.Locale.ROOT, ":%04X", port);
        Set<String> inodes = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : lines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length > 9 && fields[1].endsWith(hexPort) && fields[3].equals(LISTENING)) {
                    inodes.add("socket:[" + fields[9] + "]");
                }
            }
        }
        return inodes;
    }

    private static PortHolder holder(Set<String> inodes) {
        return ProcessHandle.allProcesses()
                .filter(process -> holdsOne(process.pid(), inodes))
                .findFirst()
                .map(process -> new PortHolder(process.pid(), command(process)))
                .orElseGet(() -> new PortHolder(0, ""));
    }

    private static boolean holdsOne(long pid, Set<String> inodes) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)
                        && inodes.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException | java.nio.file.DirectoryIteratorException _) {
            return false; // not ours to see, or gone meanwhile
        }
    }

    private static String command(ProcessHandle process) {
        String line =
                process.info().commandLine().orElse(process.info().command().orElse("unknown"));
        return line.length() > 60 ? line.substring(0, 57) + "..." : line;
    }

    private static List<String> lines(Path table) {
        if (!Files.isReadable(table)) {
            return List.of();
        }
        try {
            return Files.readAllLines(table);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
