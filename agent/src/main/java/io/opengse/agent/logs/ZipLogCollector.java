package io.opengse.agent.logs;

import io.opengse.agent.os.GameRoot;
import io.opengse.agent.os.OutputFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * Zips logs into a spool directory. A zip that is not complete never has the name of one: it is written as .part, moved
 * when done, deleted when it fails. Safe for many threads.
 */
public final class ZipLogCollector implements LogCollector {
    private static final int BUFFER = 64 << 10;

    private final Path spool;
    private final long limit;
    private final Users users;

    /** Whose eyes to read with. */
    @FunctionalInterface
    interface Users {
        GameUser of(Path root) throws IOException;
    }

    /**
     * @param spool made when it is missing; on a file system with room for a few bundles
     * @param limit bytes of input per session; the documented service keeps 200 MB
     */
    public ZipLogCollector(Path spool, long limit) {
        this(spool, limit, GameUser::of);
    }

    ZipLogCollector(Path spool, long limit, Users users) {
        this.spool = spool.toAbsolutePath();
        this.limit = limit;
        this.users = users;
    }

    @Override
    public Path collect(String sessionId, Path root, List<String> logPaths, Path output) throws IOException {
        if (!Files.isDirectory(spool)) { // for one that is there, the next line would throw, catch and forget
            Files.createDirectories(spool);
        }
        Path part = Files.createTempFile(spool, "logs-", ".part");
        try {
            // ZipOutputStream writes the head of each entry byte by byte.
            OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), BUFFER);
            try (Bundle bundle = new Bundle(out, limit, "session " + sessionId)) {
                addOutput(bundle, output, "stdout.log");
                addOutput(bundle, OutputFiles.older(output), "stdout.older.log");
                addNamed(bundle, new GameRoot(root), logPaths);
                bundle.finish();
            }
            Path zip = spool.resolve(part.getFileName().toString().replace(".part", ".zip"));
            return Files.move(part, zip, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException | Error failure) {
            Files.deleteIfExists(part);
            throw failure;
        }
    }

    private void addNamed(Bundle bundle, GameRoot root, List<String> logPaths) throws IOException {
        if (!NamedPaths.exists(root)) {
            NamedPaths.missing(logPaths, bundle);
            return;
        }
        List<Path> closed = List.of(Path.of("/proc"), Path.of("/sys"), spool.toRealPath());
        new NamedPaths(root, users.of(root.directory()), closed).walk(logPaths, bundle);
    }

    /** The agent wrote these itself: they need no leave of the game's user. */
    private static void addOutput(Bundle bundle, Path file, String name) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (bundle.wants(name, found)) {
            try (SeekableByteChannel content =
                    Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
                bundle.add(name, found, content);
            }
        }
    }
}
