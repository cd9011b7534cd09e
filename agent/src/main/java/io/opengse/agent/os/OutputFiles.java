package io.opengse.agent.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Keeps the captured output of games within bounds. The game goes on writing to the same open file all the while; it
 * appends, so the file may be emptied under it. Called from time to time by the wiring.
 */
public final class OutputFiles {
    private static final int LONGEST_LINE = 64 << 10;

    private OutputFiles() {}

    /** Where the older output of a trimmed file is kept. */
    public static Path older(Path file) {
        return file.resolveSibling(file.getFileName() + ".1");
    }

    /** Where it is written down at which position, of all that was ever written, the older output begins. */
    public static Path start(Path file) {
        return file.resolveSibling(file.getFileName() + ".start");
    }

    /** How much was written before what stands in the file now. */
    static long before(Path file) throws IOException {
        return Files.isRegularFile(older(file), LinkOption.NOFOLLOW_LINKS)
                ? olderStart(file) + Files.size(older(file))
                : 0;
    }

    /** 0 when it is not known: files trimmed by an agent that did not write it down. */
    static long olderStart(Path file) throws IOException {
        try {
            return Long.parseLong(Files.readString(start(file)).strip());
        } catch (NoSuchFileException | NumberFormatException unknown) {
            return 0;
        }
    }

    /**
     * When the file is larger than the limit, moves its newest bytes, half the limit of them and from the beginning of
     * a line, to {@code file.1} in place of what stood there, and empties it. What the game writes in the same instant
     * may be lost. A file that is not there is fine.
     *
     * @param limit in bytes, at least 2
     * @return whether the file was trimmed
     */
    public static boolean trim(Path file, long limit) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) <= limit) {
            return false;
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel source = FileChannel.open(
                        file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileChannel target = FileChannel.open(fresh, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            long position = lineAfter(source, source.size() - limit / 2);
            long start = before(file) + position;
            long moved;
            do {
                moved = source.transferTo(position, Long.MAX_VALUE - position, target);
                position += moved;
            } while (moved > 0);
            Files.move(fresh, older(file), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            Files.writeString(start(file), Long.toString(start));
            source.truncate(0);
            return true;
        } catch (NoSuchFileException removed) {
            return false;
        }
    }

    private static long lineAfter(FileChannel source, long position) throws IOException {
        ByteBuffer window = ByteBuffer.allocate(LONGEST_LINE);
        int length = source.read(window, position);
        for (int index = 0; index < length; index++) {
            if (window.get(index) == '\n' && position + index + 1 < source.size()) {
                return position + index + 1;
            }
        }
        return position;
    }
}
