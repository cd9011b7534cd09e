package io.opengse.server.backup;

import io.opengse.server.sql.MovedState;
import io.opengse.server.sql.PostgresAddress;
import io.opengse.server.sql.Snapshot;
import io.opengse.server.sql.StoreCopy;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes all that a server must not forget into one file, while it runs or while it does not: the database as it is at one
 * moment, every package and log it names, keys, credentials, and what charts are drawn from. The file is a zip that only its owner may read.
 */
public final class Backup {
    private static final int BUFFER = 64 << 10;

    private final Path data;
    private final BackupNote note;
    private final Optional<PostgresAddress> postgres;

    /**
     * What was written.
     *
     * @param blobs packages and logs
     * @param bytes of the file
     */
    public record Written(int blobs, int keys, long bytes) {}

    /**
     * Of an installation.
     *
     * @param data the server's directory
     * @param postgres where its state is; empty for the database in the directory
     */
    public Backup(Path data, BackupNote note, Optional<PostgresAddress> postgres) {
        this.data = data;
        this.note = note;
        this.postgres = postgres;
    }

    /**
     * Writes it aside and names it when it is whole and safe on disk.
     *
     * @param target must not exist
     */
    public Written into(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        if (Files.exists(absolute)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
        Path database = absolute.resolveSibling(absolute.getFileName() + ".db.part");
        Files.deleteIfExists(part);
        Files.deleteIfExists(database);
        try {
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.createFile(
                    database, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Written written = write(part, database);
            Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE);
            return new Written(written.blobs(), written.keys(), Files.size(absolute));
        } finally {
            Files.deleteIfExists(part);
            Files.deleteIfExists(database);
        }
    }

    private Written write(Path part, Path database) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                ZipOutputStream zip = new ZipOutputStream(
                        new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER), StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.BEST_SPEED);
            // Blobs are never changed, only added and taken away. Those of before the snapshot first: what the snapshot
            // names was there then or is new, and what is taken away meanwhile is named by neither.
            Entries entries = new Entries(zip, data);
            int blobs = entries.addNew(Kept.blobs(data));
            takeSnapshot(database);
            blobs += entries.addNew(Kept.blobs(data));
            entries.add(database, Kept.DATABASE);
            int keys = entries.addNew(Kept.small(data));
            entries.addNew(Kept.charts(data));
            entries.add(Kept.MANIFEST, note.json(blobs));
            zip.finish();
            zip.flush();
            channel.force(true);
            return new Written(blobs, keys, 0);
        }
    }

    private void takeSnapshot(Path database) throws IOException {
        if (postgres.isPresent()) {
            StoreCopy.toFile(postgres.get(), database);
        } else {
            MovedState.refuse(data);
            Snapshot.take(data.resolve(Kept.DATABASE), database);
        }
    }

    private record Entries(ZipOutputStream zip, Path data, Set<String> taken) {
        Entries(ZipOutputStream zip, Path data) {
            this(zip, data, new HashSet<>());
        }

        /** Says how many were added; one that has gone meanwhile is not missed. */
        int addNew(Iterable<Path> files) throws IOException {
            int added = 0;
            for (Path file : files) {
                String name = data.relativize(file).toString();
                if (taken.add(name) && added(file, name)) {
                    added++;
                }
            }
            return added;
        }

        private boolean added(Path file, String name) throws IOException {
            try {
                add(file, name);
                return true;
            } catch (NoSuchFileException gone) {
                return false;
            }
        }

        void add(Path file, String name) throws IOException {
            try (var content = Files.newInputStream(file)) {
                zip.putNextEntry(new ZipEntry(name));
                content.transferTo(zip);
                zip.closeEntry();
            }
        }

        void add(String name, String text) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }
}
