package io.opengse.trials.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A small disk for the database, which can be filled: a tmpfs. Needs root. Goes with this JVM. */
public final class Disk implements AutoCloseable {
    private final Path root;
    private boolean closed;

    private Disk(Path root) {
        this.root = root;
    }

    /** @param owner the user who may write to it */
    static Disk of(int megabytes, String owner) {
        try {
            Path root = Files.createTempDirectory("opengse-disk-");
            run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "opengse-disk", root.toString());
            Disk disk = new Disk(root);
            Runtime.getRuntime().addShutdownHook(new Thread(disk::close));
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
            run("chown", owner, root.toString());
            return disk;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public Path root() {
        return root;
    }

    /** Not a byte more fits. */
    public void fill() {
        run("sh", "-c", "cat /dev/zero > " + filler() + " || true");
    }

    public void free() {
        run("rm", "-f", filler().toString());
    }

    private Path filler() {
        return root.resolve("filler");
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            run("umount", "-l", root.toString());
            run("rmdir", root.toString());
        }
    }

    private static void run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
