package io.opengse.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.cli.console.Screen;
import io.opengse.cli.console.Surroundings;
import io.opengse.server.sql.DataDirectory;
import io.opengse.server.sql.SqlStore;
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
import org.junit.jupiter.api.io.TempDir;

class BackupCommandsTest {
    @TempDir
    private Path folder;

    private final Screen screen = new Screen();
    private String data = "";
    private String file = "";

    @BeforeEach
    void lay() throws IOException {
        Path directory = Files.createDirectories(folder.resolve("data"));
        SqlStore.open(directory.resolve("opengse.db")).close();
        Files.writeString(directory.resolve("access.key"), "key");
        data = directory.toString();
        file = folder.resolve("night.backup").toString();
    }

    @Test
    void whatWasBackedUpIsRestored() {
        String other = folder.resolve("other").toString();

        assertThat(gse("backup", file, "--data", data)).isZero();
        assertThat(gse("restore", file, "--data", other)).isZero();

        assertThat(Path.of(other, "access.key")).hasContent("key");
        assertThat(screen.out())
                .contains("the database, 0 packages and logs, 1 files of keys and settings")
                .contains("restored 2 files of 2026-01-01T00:00:00Z");
    }

    @Test
    void aSecondBackupNeedsAnotherName() {
        gse("backup", file, "--data", data);

        assertThat(gse("backup", file, "--data", data)).isEqualTo(1);
        assertThat(screen.err()).contains("name another one; backups are never overwritten");
    }

    @Test
    void aRunningServerIsLeftAlone() throws IOException {
        gse("backup", file, "--data", data);

        try (DataDirectory running = DataDirectory.open(Path.of(data))) {
            assertThat(gse(
                            "restore",
                            file,
                            "--replace",
                            "--data",
                            running.path().toString()))
                    .isEqualTo(1);
        }
        assertThat(screen.err()).contains("in use by the server").contains("never restored over");
    }

    @Test
    void somethingElseIsNotRestored() throws IOException {
        Files.writeString(Path.of(file), "a letter");

        assertThat(gse("restore", file, "--replace", "--data", data)).isEqualTo(1);
        assertThat(screen.err()).contains("was not restored").contains("nothing was changed");
    }

    private int gse(String... arguments) {
        return Gse.run(
                new Surroundings(
                        screen.console(),
                        Map.of(),
                        Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC),
                        new Random(1),
                        _ -> {},
                        CompletableFuture::new,
                        ""),
                arguments);
    }
}
