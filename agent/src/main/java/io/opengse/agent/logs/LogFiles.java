package io.opengse.agent.logs;

import io.opengse.agent.os.GameRoot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists and reads the files a running game named as its logs, for somebody who watches it. Sees exactly what would be
 * kept of a session: nothing the game's own user could not read.
 */
public final class LogFiles {
    private static final int MOST_FILES = 1000;
    private static final int MOST_REMARKS = 100;

    private final Path spool;
    private final ZipLogCollector.Users users;

    /** @param spool the collector's, of which nothing is shown */
    public LogFiles(Path spool) {
        this.spool = spool;
        this.users = GameUser::of;
    }

    /** A file as it is now. */
    public record Found(String name, long size, long modifiedMillis) {}

    /**
     * What there is.
     *
     * @param leftOut "NAME: why"
     */
    public record Listed(List<Found> files, List<String> leftOut) {}

    /**
     * A piece of a file.
     *
     * @param size of the whole file now
     */
    public record Piece(byte[] content, long size) {}

    public Listed list(Path directory, List<String> logPaths) throws IOException {
        Listing listing = new Listing();
        walk(directory, logPaths, listing);
        return new Listed(listing.files, listing.leftOut);
    }

    /** Null when no file of this name is among the logs. */
    public @Nullable Piece read(Path directory, List<String> logPaths, String name, Span span) throws IOException {
        Reading reading = new Reading(name, span);
        walk(directory, logPaths, reading);
        return reading.piece;
    }

    /** Which bytes of a file. */
    public record Span(long from, int most) {}

    private void walk(Path directory, List<String> logPaths, Harvest harvest) throws IOException {
        GameRoot root = new GameRoot(directory);
        if (!NamedPaths.exists(root)) {
            NamedPaths.missing(logPaths, harvest);
            return;
        }
        List<Path> closed = List.of(Path.of("/proc"), Path.of("/sys"), spool.toRealPath());
        new NamedPaths(root, users.of(root.directory()), closed).walk(logPaths, harvest);
    }

    private static final class Listing implements Harvest {
        private final List<Found> files = new ArrayList<>();
        private final List<String> leftOut = new ArrayList<>();

        @Override
        public boolean full() {
            return files.size() >= MOST_FILES;
        }

        @Override
        public void leaveOut(String path, String why) {
            if (leftOut.size() < MOST_REMARKS) {
                leftOut.add(path + ": " + why);
            }
        }

        @Override
        public boolean wants(String name, BasicFileAttributes file) {
            return files.stream().noneMatch(found -> found.name().equals(name));
        }

        @Override
        public void add(String name, BasicFileAttributes file, SeekableByteChannel content) throws IOException {
            files.add(new Found(name, content.size(), file.lastModifiedTime().toMillis()));
        }
    }

    private static final class Reading implements Harvest {
        private final String name;
        private final Span span;
        private @Nullable Piece piece;

        Reading(String name, Span span) {
            this.name = name;
            this.span = span;
        }

        @Override
        public boolean full() {
            return piece != null;
        }

        @Override
        public void leaveOut(String path, String why) {
            // Only the one file is of interest: that it is not there is told by there being no piece of it.
        }

        @Override
        public boolean wants(String found, BasicFileAttributes file) {
            return piece == null && found.equals(name);
        }

        @Override
        public void add(String found, BasicFileAttributes file, SeekableByteChannel content) throws IOException {
            long size = content.size();
            long from = Math.min(span.from(), size);
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(span.most(), size - from));
            content.position(from);
            for (int read = 0; bytes.hasRemaining() && read >= 0; ) {
                read = content.read(bytes);
            }
            byte[] exact = new byte[bytes.position()];
            bytes.flip().get(exact);
            piece = new Piece(exact, size);
        }
    }
}
