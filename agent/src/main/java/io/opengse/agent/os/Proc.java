package io.opengse.agent.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The /proc file system, read. Processes come and go while it is read: whatever has vanished is simply not there.
 * Used by {@link LinuxOs} and its neighbours; never writes.
 */
final class Proc {
    private final Path directory;

    Proc(Path directory) {
        this.directory = directory;
    }

    /** The process with this number, zombies included, or null. */
    @Nullable
    ProcStat stat(long pid) {
        String line = text(of(pid).resolve("stat"));
        return line == null ? null : ProcStat.parse(line);
    }

    /** Every process there is, read once. */
    List<ProcStat> all() {
        List<ProcStat> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, Proc::isProcess)) {
            for (Path entry : entries) {
                ProcStat stat = stat(Long.parseLong(entry.getFileName().toString()));
                if (stat != null) {
                    found.add(stat);
                }
            }
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException("cannot list " + directory + ", which must be mounted", problem);
        }
        return found;
    }

    /** The value of an environment variable the process was started with; null when absent or not ours to read. */
    @Nullable
    String environment(long pid, String name) {
        String all = text(of(pid).resolve("environ"));
        if (all == null) {
            return null;
        }
        for (String entry : all.split("\0")) {
            if (entry.startsWith(name) && entry.startsWith("=", name.length())) {
                return entry.substring(name.length() + 1);
            }
        }
        return null;
    }

    /**
     * Whether the process holds one of these sockets.
     *
     * @throws AccessDeniedException when its open files are not ours to see
     */
    boolean holds(long pid, Set<Long> sockets) throws AccessDeniedException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(of(pid).resolve("fd"))) {
            for (Path file : files) {
                if (isOneOf(sockets, file)) {
                    return true;
                }
            }
            return false;
        } catch (AccessDeniedException denied) {
            throw denied;
        } catch (IOException | java.nio.file.DirectoryIteratorException gone) {
            return false;
        }
    }

    /** A text of /proc/net, or null when there is none such. */
    @Nullable
    String network(String name) {
        return text(directory.resolve("net").resolve(name));
    }

    private static boolean isOneOf(Set<Long> sockets, Path file) {
        try {
            String target = Files.readSymbolicLink(file).toString();
            return target.startsWith("socket:[")
                    && sockets.contains(Long.parseLong(target, "socket:[".length(), target.length() - 1, 10));
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private Path of(long pid) {
        return directory.resolve(Long.toString(pid));
    }

    private static boolean isProcess(Path entry) {
        return Character.isDigit(entry.getFileName().toString().charAt(0));
    }

    /** Program names and environments are bytes, not text: read so that none of them can fail to decode. */
    private static @Nullable String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException goneOrHidden) {
            return null;
        }
    }
}
