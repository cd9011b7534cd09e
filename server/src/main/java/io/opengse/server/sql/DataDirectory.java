package io.opengse.server.sql;

import io.opengse.engine.store.StoreFailed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The directory a server keeps everything in. While it is open no other server can open it: it holds a lock that the
 * operating system gives up by itself when this program dies, however it dies.
 */
public final class DataDirectory implements AutoCloseable {
    /** The lock is on a byte far beyond the text, so that the text stays readable where locks are mandatory. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the directory if it is not there, and locks it.
     *
     * @throws StoreFailed when another program has it, or it cannot be written
     */
    public static DataDirectory open(Path path) {
        Path lockFile = path.resolve("lock");
        try {
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(
                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                String holder = Files.readString(lockFile).strip();
                channel.close();
                throw new StoreFailed("The data directory " + path + " is in use by the server with process id "
                        + (holder.isEmpty() ? "unknown (it is just starting)" : holder)
                        + ". Stop that one, or give this one another directory (--data DIR).");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    (ProcessHandle.current().pid() + System.lineSeparator()).getBytes(StandardCharsets.UTF_8)));
            return new DataDirectory(path, channel);
        } catch (IOException failure) {
            throw new StoreFailed(
                    "The data directory " + path + " cannot be written (" + failure
                            + "). Check its owner and permissions and that its disk is neither full nor read-only, or name"
                            + " another one with --data DIR.",
                    failure);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException held) {
            return null;
        }
    }

    public Path path() {
        return path;
    }

    /** The file of the embedded database. */
    public Path database() {
        return path.resolve("opengse.db");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new StoreFailed("The lock of " + path + " could not be given up", failure);
        }
    }
}
