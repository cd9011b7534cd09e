package io.opengse.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.TestBed;
import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.StoreFailed;
import io.opengse.server.history.History;
import io.opengse.server.history.Sampler;
import io.opengse.server.history.Window;
import io.opengse.server.metrics.ApiMetrics;
import io.opengse.server.sql.DataDirectory;
import io.opengse.server.sql.SqlStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final BackupNote NOTE = new BackupNote(NOW, "0.1.0");

    @TempDir
    private Path folder;

    private Path data;
    private Path file;

    @BeforeEach
    void lay() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        file = folder.resolve("night.backup");
        Files.createDirectories(data.resolve("blobs/logs"));
        Files.createDirectories(data.resolve("blobs/.writing"));
        Files.createDirectories(data.resolve("tls"));
        Files.createDirectories(data.resolve("agent"));
        Files.writeString(data.resolve("blobs/logs/one.zip"), "log");
        Files.writeString(data.resolve("blobs/.writing/blob-1"), "half");
        Files.writeString(data.resolve("credentials.json"), "{}");
        Files.writeString(data.resolve("access.key"), "key");
        Files.writeString(data.resolve("tls/key.pem"), "pem");
        Files.writeString(data.resolve("agent/journal"), "processes of this machine");
        try (Store store = SqlStore.open(data.resolve("opengse.db"))) {
            note(store, "before");
        }
    }

    @Test
    void whatIsRestoredIsWhatWasThere() throws Exception {
        Backup.Written written = new Backup(data, NOTE, Optional.empty()).into(file);
        Path other = folder.resolve("other");

        Restoration.Restored restored = new Restoration(file, other, Optional.empty()).restore(false, NOW);

        assertThat(written.blobs()).isEqualTo(1);
        assertThat(written.keys()).isEqualTo(3);
        assertThat(restored.note()).isEqualTo(NOTE);
        assertThat(other.resolve("blobs/logs/one.zip")).hasContent("log");
        assertThat(other.resolve("tls/key.pem")).hasContent("pem");
        assertThat(other.resolve("access.key")).hasContent("key");
        assertThat(other.resolve("blobs/.writing")).doesNotExist();
        assertThat(other.resolve("agent")).doesNotExist();
        assertThat(told(other)).containsExactly("before");
    }

    @Test
    void chartsGoOnAfterARestore() throws Exception {
        TestBed bed = new TestBed();
        try (History before = History.open(data.resolve("history"), "srv-1", bed::now)) {
            sample(bed, before);
            new Backup(data, NOTE, Optional.empty()).into(file);
        }
        bed.later(Sampler.STEP);
        Path other = folder.resolve("other");

        new Restoration(file, other, Optional.empty()).restore(false, NOW);

        try (History after = History.open(other.resolve("history"), "srv-1", bed::now)) {
            assertThat(after.ofTheWhole(Window.HOUR).times()).hasSize(1);
            sample(bed, after);
            assertThat(after.ofTheWhole(Window.HOUR).times()).hasSize(2);
        }
    }

    private static void sample(TestBed bed, History history) {
        new Sampler(bed.engine(), new ApiMetrics(() -> 0), history).sample();
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        new Backup(data, NOTE, Optional.empty()).into(file);

        assertThat(Files.getPosixFilePermissions(file))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(folder).isDirectoryNotContaining(each -> each.toString().endsWith(".part"));
    }

    @Test
    void aServerThatWritesMeanwhileIsCaughtAtOneMoment() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        AtomicInteger written = new AtomicInteger();
        try (Store store = SqlStore.open(data.resolve("opengse.db"))) {
            Thread writer = Thread.ofVirtual().start(() -> {
                while (!enough.get()) {
                    note(store, "n" + written.incrementAndGet());
                }
            });
            for (int round = 0; round < 3; round++) {
                new Backup(data, NOTE, Optional.empty()).into(folder.resolve("round" + round));
            }
            enough.set(true);
            writer.join();
        }

        for (int round = 0; round < 3; round++) {
            Path other = folder.resolve("other" + round);
            new Restoration(folder.resolve("round" + round), other, Optional.empty()).restore(false, NOW);
            List<String> told = told(other);
            assertThat(told).startsWith("before").hasSizeLessThanOrEqualTo(written.get() + 1);
            for (int each = 1; each < told.size(); each++) {
                assertThat(told.get(each)).isEqualTo("n" + each);
            }
        }
    }

    @Test
    void aBackupIsNeverOverwritten() throws IOException {
        Files.writeString(file, "precious");

        assertThatThrownBy(() -> new Backup(data, NOTE, Optional.empty()).into(file))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("precious");
    }

    @Test
    void aFolderWithoutADatabaseIsRefusedAndNothingIsLeft() {
        assertThatThrownBy(() -> new Backup(folder.resolve("nothing"), NOTE, Optional.empty()).into(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no database");
        assertThat(folder).isDirectoryNotContaining(each -> each.toString().contains("night"));
    }

    @Test
    void aRunningServerIsNotRestoredOver() throws IOException {
        new Backup(data, NOTE, Optional.empty()).into(file);

        try (DataDirectory running = DataDirectory.open(data)) {
            assertThatThrownBy(() -> new Restoration(file, running.path(), Optional.empty()).restore(true, NOW))
                    .isInstanceOf(StoreFailed.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void whatIsThereStaysUnlessItMayBeMovedAside() throws Exception {
        new Backup(data, NOTE, Optional.empty()).into(file);
        Files.writeString(data.resolve("access.key"), "newer");

        assertThatThrownBy(() -> new Restoration(file, data, Optional.empty()).restore(false, NOW))
                .isInstanceOf(BadBackup.class)
                .hasMessageContaining("--replace");
        assertThat(data.resolve("access.key")).hasContent("newer");

        Restoration.Restored restored = new Restoration(file, data, Optional.empty()).restore(true, NOW);
        assertThat(data.resolve("access.key")).hasContent("key");
        assertThat(Path.of(restored.aside(), "access.key")).hasContent("newer");
        assertThat(restored.aside()).endsWith("before-restore-20261123-080000");
        assertThat(data.resolve("agent/journal")).exists();
    }

    @Test
    void aFileThatIsCutOffChangesNothing() throws Exception {
        new Backup(data, NOTE, Optional.empty()).into(file);
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(file) / 2);
        }

        assertThatThrownBy(() -> new Restoration(file, data, Optional.empty()).restore(true, NOW))
                .isInstanceOf(BadBackup.class)
                .hasMessageContaining("cut off or damaged");
        assertThat(told(data)).containsExactly("before");
    }

    @Test
    void anEntryThatLeadsElsewhereIsRefused() throws Exception {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : List.of("backup.json", "opengse.db", "blobs/../../outside")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write((name.equals("backup.json") ? NOTE.json(0) : "x").getBytes());
                zip.closeEntry();
            }
        }

        assertThatThrownBy(() -> new Restoration(file, folder.resolve("other"), Optional.empty()).restore(false, NOW))
                .isInstanceOf(BadBackup.class)
                .hasMessageContaining("is none of a backup");
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    @Test
    void aDamagedDatabaseIsNotPutInPlace() throws Exception {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : List.of("opengse.db", "backup.json")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write((name.equals("backup.json") ? NOTE.json(0) : "no database, not at all").getBytes());
                zip.closeEntry();
            }
        }

        assertThatThrownBy(() -> new Restoration(file, folder.resolve("other"), Optional.empty()).restore(false, NOW))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no readable database");
        assertThat(folder.resolve("other/opengse.db")).doesNotExist();
    }

    private static void note(Store store, String message) {
        store.write(transaction -> {
            EventTable.in(transaction)
                    .add(new Event(
                            0,
                            NOW,
                            EventCode.GENERIC_EVENT,
                            "test",
                            message,
                            new Event.Subjects(null, null, null, null, null)));
            return message;
        });
    }

    private static List<String> told(Path directory) {
        try (Store store = SqlStore.open(directory.resolve("opengse.db"))) {
            EventTable.Query all =
                    new EventTable.Query(new Event.Subjects(null, null, null, null, null), Set.of(), null, null, 0, 0);
            return store.read(transaction -> EventTable.in(transaction).find(all, 100_000)).reversed().stream()
                    .map(Event::message)
                    .toList();
        }
    }
}
