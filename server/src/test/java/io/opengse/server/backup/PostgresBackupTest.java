package io.opengse.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.access.EditionTable;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.StoreFailed;
import io.opengse.server.sql.PostgresAddress;
import io.opengse.server.sql.SqlStore;
import io.opengse.server.sql.postgres.Postgres;
import io.opengse.server.sql.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Backups of an installation whose state is in PostgreSQL. */
@ExtendWith(Postgres.class)
class PostgresBackupTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final BackupNote NOTE = new BackupNote(NOW, "0.1.0");

    private final PostgresServer server;

    @TempDir
    Path folder;

    PostgresBackupTest(PostgresServer server) {
        this.server = server;
    }

    @Test
    void aBackupMadeWhileAServerWritesIsRestoredIntoAnEmptyDatabase() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("access.key"), "key");
        Path file = folder.resolve("night.backup");
        PostgresAddress running = server.address(server.emptyDatabase());
        PostgresAddress fresh = server.address(server.emptyDatabase());
        AtomicLong acknowledged = new AtomicLong();
        AtomicBoolean stop = new AtomicBoolean();
        long before;
        try (Store store = open(running)) {
            advance(store);
            Thread writer = Thread.ofVirtual().start(() -> {
                while (!stop.get()) {
                    acknowledged.set(advance(store));
                }
            });
            before = acknowledged.get();
            new Backup(data, NOTE, Optional.of(running)).into(file);
            stop.set(true);
            writer.join();
        }

        new Restoration(file, folder.resolve("other"), Optional.of(fresh)).restore(false, NOW);

        assertThat(folder.resolve("other/access.key")).hasContent("key");
        assertThat(folder.resolve("other/opengse.db")).doesNotExist();
        try (Store restored = open(fresh)) {
            assertThat(restored.<Long>read(rows -> EditionTable.in(rows).current()))
                    .isBetween(Math.max(1, before), acknowledged.get());
        }
        assertThatThrownBy(() -> new Restoration(
                                file, folder.resolve("third"), Optional.of(server.address("opengse_none")))
                        .restore(false, NOW))
                .isInstanceOf(StoreFailed.class)
                .hasMessageContaining("createdb");
    }

    private static long advance(Store store) {
        return store.write(rows -> {
            EditionTable.in(rows).advance();
            return EditionTable.in(rows).current();
        });
    }

    private static Store open(PostgresAddress address) {
        return SqlStore.open(address, UUID.randomUUID().toString(), InstantSource.system(), Duration.ofSeconds(60));
    }
}
