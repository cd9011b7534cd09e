package io.opengse.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.cli.console.Screen;
import io.opengse.cli.console.Surroundings;
import io.opengse.server.sql.DataDirectory;
import io.opengse.server.sql.SqlStore;
import io.opengse.server.sql.postgres.Postgres;
import io.opengse.server.sql.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Postgres.class)
class StoreMigrateCommandTest {
    private final PostgresServer server;
    private final Screen screen = new Screen();

    @TempDir
    private Path folder;

    StoreMigrateCommandTest(PostgresServer server) {
        this.server = server;
    }

    @BeforeEach
    void lay() throws IOException {
        Files.createDirectories(folder);
        SqlStore.open(folder.resolve("opengse.db")).close();
    }

    @Test
    void everyTableIsCountedAndTheNextStepNamed() {
        String url = url(server.emptyDatabase());

        assertThat(gse("store", "migrate", "--from", folder.toString(), "--to", url))
                .isZero();

        assertThat(screen.out()).contains("game_session", "0 rows", "copied 4 rows of");
        assertThat(screen.err()).contains("start the server with --store " + url);
    }

    @Test
    void whatIsLeftBehindIsNeitherServedNorBackedUp() {
        String url = url(server.emptyDatabase());
        gse("store", "migrate", "--from", folder.toString(), "--to", url);

        assertThat(gse("server", "--data", folder.toString(), "--api", "127.0.0.1:0"))
                .isEqualTo(1);
        assertThat(gse("backup", folder.resolve("night.backup").toString(), "--data", folder.toString()))
                .isEqualTo(1);

        assertThat(screen.err())
                .contains("was copied to " + url)
                .contains("--store " + url)
                .contains("no backup was made");
        assertThat(folder.resolve("night.backup")).doesNotExist();
    }

    @Test
    void aRunningServerIsLeftAlone() throws IOException {
        String url = url(server.emptyDatabase());

        try (DataDirectory running = DataDirectory.open(folder)) {
            assertThat(gse("store", "migrate", "--from", running.path().toString(), "--to", url))
                    .isEqualTo(1);
        }

        assertThat(screen.err()).contains("in use by the server");
    }

    @Test
    void aFolderWithoutADatabaseIsTold() {
        assertThat(gse("store", "migrate", "--from", folder.resolve("none").toString(), "--to", url("games")))
                .isEqualTo(1);

        assertThat(screen.err()).contains("there is no database").contains("--from DIR");
    }

    private String url(String database) {
        return server.url(database).replaceFirst(":[^/@]*@", "@");
    }

    private int gse(String... arguments) {
        return Gse.run(
                new Surroundings(
                        screen.console(),
                        Map.of("PGPASSWORD", PostgresServer.PASSWORD),
                        Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC),
                        new Random(1),
                        _ -> {},
                        () -> CompletableFuture.completedFuture("stop"),
                        ""),
                arguments);
    }
}
