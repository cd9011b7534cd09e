package io.opengse.game.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchLogsTest {
    @TempDir
    Path folder;

    @Test
    void onlyTheLastFewMatchesAreKept() throws IOException {
        var logs = new MatchLogs(folder.resolve("own"), () -> Instant.EPOCH, System.out);

        for (var match = 1; match <= MatchLogs.MOST + 2; match++) {
            logs.open("gssess-" + match).close();
        }

        assertThat(folder.resolve("own"))
                .isDirectoryContaining("glob:**gssess-" + (MatchLogs.MOST + 2) + ".log")
                .isDirectoryNotContaining("glob:**gssess-2.log");
    }

    @Test
    void aSessionThatComesAgainGoesOnInItsOldLog() throws IOException {
        var logs = new MatchLogs(folder, () -> Instant.EPOCH, System.out);
        var first = logs.open("gssess-1");
        first.write("begun");
        first.close();

        logs.open("gssess-1").close();

        assertThat(folder.resolve("gssess-1.log")).content().contains("begun");
    }
}
