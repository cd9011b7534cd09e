package io.opengse.agent.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The captured output of this host's games: trimmed by the keeper, read by errands, and never both at once. A position
 * counts all that a process ever wrote, so that a reader loses nothing without noticing when its file is trimmed.
 */
public final class OutputShelf {
    private static final String ENDING = ".log";
    /** A reader further behind than this may have the middle left out. */
    static final long FAR_BEHIND = 1 << 20;
    /** How much before the end such a reader goes on. */
    static final int GOES_ON = 64 << 10;

    private final Path directory;
    private final ReentrantLock lock = new ReentrantLock();

    /** @param directory must exist */
    public OutputShelf(Path directory) {
        this.directory = directory;
    }

    /**
     * What to read.
     *
     * @param from a position; below 0: the last lines
     * @param maySkip when far behind, go on near the end
     */
    public record Wish(long from, int lastLines, int mostBytes, boolean maySkip) {}

    /**
     * A piece of output.
     *
     * @param from where it begins
     * @param lost bytes before it that are no longer kept
     * @param skipped bytes before it that were left out
     */
    public record Piece(long from, byte[] content, long lost, long skipped) {
        public long next() {
            return from + content.length;
        }
    }

    private Path file(String processId) {
        return directory.resolve(processId + ENDING);
    }

    /** Whether this agent captures what that process writes, or did. */
    public boolean has(String processId) {
        return !processId.contains("/") && Files.isRegularFile(file(processId), LinkOption.NOFOLLOW_LINKS);
    }

    /** The position after all it has written so far. */
    public long end(String processId) throws IOException {
        Path file = file(processId);
        lock.lock();
        try {
            return OutputFiles.before(file) + Files.size(file);
        } finally {
            lock.unlock();
        }
    }

    /** Reads the next piece; empty when there is nothing new. Whole lines unless one is longer than what is wanted. */
    public Piece read(String processId, Wish wish) throws IOException {
        Path file = file(processId);
        lock.lock();
        try {
            long oldest = OutputFiles.olderStart(file);
            long base = OutputFiles.before(file);
            long end = base + Files.size(file);
            if (wish.from() < 0) {
                return new LastLines(at -> bytes(file, at), oldest, end).of(wish.lastLines(), wish.mostBytes());
            }
            long from = Math.min(wish.from(), end);
            long lost = Math.max(0, oldest - from);
            from += lost;
            long skipped = 0;
            if (wish.maySkip() && end - from > FAR_BEHIND) {
                long near = afterLine(file, end - GOES_ON);
                skipped = near - from;
                from = near;
            }
            ByteBuffer piece = bytes(file, new Span(from, (int) Math.min(wish.mostBytes(), end - from)));
            return new Piece(from, whole(piece, from + piece.limit() < end), lost, skipped);
        } finally {
            lock.unlock();
        }
    }

    record Span(long from, int length) {}

    /** Bytes at a position, of the older file and of the newer one. */
    private static ByteBuffer bytes(Path file, Span span) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(span.length());
        long base = OutputFiles.before(file);
        if (span.from() < base) {
            fill(OutputFiles.older(file), span.from() - OutputFiles.olderStart(file), bytes);
        }
        if (bytes.hasRemaining()) {
            fill(file, span.from() + bytes.position() - base, bytes);
        }
        return bytes.flip();
    }

    private static void fill(Path file, long at, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            long position = at;
            for (int read = 0; bytes.hasRemaining() && read >= 0; position += Math.max(0, read)) {
                read = channel.read(bytes, position);
            }
        } catch (NoSuchFileException removed) {
            // The keeper removes what is old: then there is nothing of it.
        }
    }

    private static long afterLine(Path file, long position) throws IOException {
        ByteBuffer bytes = bytes(file, new Span(position, GOES_ON));
        for (int index = 0; index < bytes.limit(); index++) {
            if (bytes.get(index) == '\n') {
                return position + index + 1;
            }
        }
        return position;
    }

    /** Up to the last line's end, when there is one and either more follows or the last line is still being written. */
    private static byte[] whole(ByteBuffer piece, boolean moreFollows) {
        int length = piece.limit();
        int lineEnd = length;
        while (lineEnd > 0 && piece.get(lineEnd - 1) != '\n') {
            lineEnd--;
        }
        if (lineEnd == 0) {
            lineEnd = moreFollows ? Utf8.wholeCharacters(piece) : length;
        }
        byte[] content = new byte[lineEnd];
        piece.get(0, content);
        return content;
    }

    /** When the file is larger than that, keeps only its newest half. */
    public void trim(String processId, long limit) throws IOException {
        lock.lock();
        try {
            OutputFiles.trim(file(processId), limit);
        } finally {
            lock.unlock();
        }
    }

    public void delete(String processId) throws IOException {
        Path file = file(processId);
        lock.lock();
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(OutputFiles.older(file));
            Files.deleteIfExists(OutputFiles.start(file));
        } finally {
            lock.unlock();
        }
    }

    /** When the process wrote last. */
    public FileTime writtenAt(String processId) throws IOException {
        return Files.getLastModifiedTime(file(processId));
    }

    /** Every process whose output is kept. */
    public List<String> processes() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .toList();
        }
    }
}
