package io.opengse.server.backup;

import io.opengse.server.sql.DataDirectory;
import io.opengse.server.sql.PostgresAddress;
import io.opengse.server.sql.Snapshot;
import io.opengse.server.sql.StoreCopy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Puts a backup into a data directory in which no server runs. All of it is unpacked and checked beside it first; what
 * stood there before is moved aside, never deleted.
 */
public final class Restoration {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path file;
    private final Path data;
    private final Optional<PostgresAddress> postgres;

    /**
     * What was restored.
     *
     * @param aside where what stood there before lies now; empty text when there was nothing
     */
    public record Restored(BackupNote note, int files, String aside) {}

    /** @param postgres the empty database that the state is put into; empty for one in the directory */
    public Restoration(Path file, Path data, Optional<PostgresAddress> postgres) {
        this.file = file;
        this.data = data;
        this.postgres = postgres;
    }

    /**
     * Does it.
     *
     * @param replace whether what stands in the directory may be moved aside
     * @param now what the folder of that is named by
     * @throws BadBackup when the file is not one, is cut off or damaged
     * @throws io.opengse.engine.store.StoreFailed when a server runs there, or the PostgreSQL database cannot be used or
     *     is not empty
     */
    public Restored restore(boolean replace, Instant now) throws IOException, BadBackup {
        try (DataDirectory locked = DataDirectory.open(data)) {
            List<Path> standing = Kept.standing(locked.path());
            if (!standing.isEmpty() && !replace) {
                throw new BadBackup("the data directory " + data + " is not empty (it has "
                        + standing.getFirst().getFileName() + "); say --replace to move what is there aside");
            }
            Path unpacked = data.resolve("restoring");
            try {
                delete(unpacked);
                Restored restored = unpack(unpacked);
                if (postgres.isPresent()) {
                    StoreCopy.toPostgres(unpacked.resolve(Kept.DATABASE), postgres.get(), _ -> {});
                    Files.delete(unpacked.resolve(Kept.DATABASE));
                }
                String aside = standing.isEmpty() ? "" : moveAside(standing, now);
                moveIn(unpacked);
                return new Restored(restored.note(), restored.files(), aside);
            } finally {
                delete(unpacked);
            }
        }
    }

    private Restored unpack(Path into) throws IOException, BadBackup {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry noteEntry = zip.getEntry(Kept.MANIFEST);
            if (noteEntry == null || zip.getEntry(Kept.DATABASE) == null) {
                throw new BadBackup("it holds no " + Kept.MANIFEST + " and " + Kept.DATABASE);
            }
            BackupNote note;
            try (InputStream content = zip.getInputStream(noteEntry)) {
                note = BackupNote.read(content.readAllBytes());
            }
            Files.createDirectory(
                    into, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            int files = 0;
            for (ZipEntry entry : zip.stream().<ZipEntry>map(each -> each).toList()) {
                if (!entry.getName().equals(Kept.MANIFEST)) {
                    unpack(zip, entry, into);
                    files++;
                }
            }
            Snapshot.check(into.resolve(Kept.DATABASE));
            return new Restored(note, files, "");
        } catch (ZipException damaged) {
            throw new BadBackup("it is cut off or damaged: " + damaged.getMessage());
        }
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path into) throws IOException, BadBackup {
        if (entry.isDirectory() || !Kept.holds(entry.getName())) {
            throw new BadBackup("its entry \"" + entry.getName() + "\" is none of a backup");
        }
        Path target = into.resolve(entry.getName());
        Files.createDirectories(target.getParent());
        Files.createFile(target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (InputStream content = zip.getInputStream(entry);
                var out = Files.newOutputStream(target)) {
            content.transferTo(out);
        }
    }

    private String moveAside(List<Path> standing, Instant now) throws IOException {
        Path aside = Files.createDirectory(data.resolve("before-restore-" + MOMENT.format(now)));
        for (Path each : standing) {
            Files.move(each, aside.resolve(each.getFileName()));
        }
        return aside.toString();
    }

    private void moveIn(Path unpacked) throws IOException {
        try (Stream<Path> all = Files.list(unpacked)) {
            for (Path each : all.toList()) {
                Files.move(each, data.resolve(each.getFileName()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
