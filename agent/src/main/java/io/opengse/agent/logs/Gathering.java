package io.opengse.agent.logs;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * One walk over what a game named. Takes regular files only; follows a link to such a file, never one to a directory, so
 * there are no loops. What cannot be taken is noted and passed over; only trouble with the zip itself ends the walk.
 */
final class Gathering {
    private static final int DEEPEST = 64;
    private static final int MOST_STEPS = 100_000;

    private final Reach reach;
    private final Harvest harvest;
    private int steps;

    Gathering(Reach reach, Harvest harvest) {
        this.reach = reach;
        this.harvest = harvest;
    }

    /**
     * Adds a file, or a directory with all below it.
     *
     * @param name its name in the zip, empty for the top
     */
    void add(Path path, String name) throws IOException {
        try {
            Path real = reach.real(path);
            Path parent = real.getParent();
            if (parent == null) {
                throw new OutOfReach("is the whole file system; name the directory of the logs");
            }
            try (SecureDirectoryStream<Path> directory = reach.directory(parent)) {
                BasicFileAttributes found = reach.attributes(directory, real.getFileName());
                take(new Entry(directory, real, name, 0), found);
            }
        } catch (OutOfReach why) {
            harvest.leaveOut(name, String.valueOf(why.getMessage()));
        }
    }

    /** Something met in an open directory. */
    private record Entry(SecureDirectoryStream<Path> directory, Path real, String name, int depth) {
        Path last() {
            return real.getFileName();
        }
    }

    private void take(Entry entry, BasicFileAttributes found) throws IOException, OutOfReach {
        if (found.isDirectory()) {
            descend(entry);
        } else if (found.isRegularFile()) {
            file(entry, found);
        } else if (found.isSymbolicLink()) {
            link(entry);
        } else {
            throw new OutOfReach("is a device, a pipe or a socket");
        }
    }

    private void descend(Entry entry) throws IOException, OutOfReach {
        reach.refuseClosed(entry.real());
        if (entry.depth() > DEEPEST) {
            throw new OutOfReach("lies deeper than " + DEEPEST + " directories");
        }
        try (SecureDirectoryStream<Path> directory = reach.below(entry.directory(), entry.last())) {
            for (Path last : reach.names(directory, MOST_STEPS)) {
                String name = entry.name().isEmpty() ? last.toString() : entry.name() + "/" + last;
                if (steps++ >= MOST_STEPS || harvest.full()) {
                    harvest.leaveOut(
                            name, "and all that follows: the limit of a session is " + Bundle.MOST_FILES + " files");
                    return;
                }
                Entry next = new Entry(directory, entry.real().resolve(last), name, entry.depth() + 1);
                try {
                    take(next, reach.attributes(directory, last));
                } catch (OutOfReach why) {
                    harvest.leaveOut(name, String.valueOf(why.getMessage()));
                }
            }
        }
    }

    private void link(Entry entry) throws IOException, OutOfReach {
        Path target = reach.real(entry.real());
        Path parent = target.getParent();
        if (parent != null) {
            try (SecureDirectoryStream<Path> directory = reach.directory(parent)) {
                BasicFileAttributes found = reach.attributes(directory, target.getFileName());
                if (found.isRegularFile()) {
                    file(new Entry(directory, target, entry.name(), entry.depth()), found);
                    return;
                }
            }
        }
        throw new OutOfReach("is a link to something that is not a file; name its target among the log paths");
    }

    private void file(Entry entry, BasicFileAttributes found) throws IOException, OutOfReach {
        if (harvest.wants(entry.name(), found)) {
            try (SeekableByteChannel content = reach.file(entry.directory(), entry.last(), found)) {
                harvest.add(entry.name(), found, content);
            }
        }
    }
}
