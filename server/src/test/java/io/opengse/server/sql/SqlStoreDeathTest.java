package io.opengse.server.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.SessionSample;
import io.opengse.engine.store.Store;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are killed, and that run out of room. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SqlStoreDeathTest {
    private static final int ACKNOWLEDGED_BEFORE_DEATH = 2_000;

    @TempDir
    Path directory;

    @Test
    void everyAcknowledgedWriteSurvivesAKill() throws IOException, InterruptedException {
        List<SessionId> acknowledged = new ArrayList<>();
        Process writer = StoreChild.start("write", directory);
        try (BufferedReader output = writer.inputReader()) {
            String id;
            while ((id = output.readLine()) != null) {
                acknowledged.add(new SessionId(id));
                if (acknowledged.size() == ACKNOWLEDGED_BEFORE_DEATH) {
                    // Of the handle, because Process.destroyForcibly would also close the output still to be read.
                    writer.toHandle().destroyForcibly();
                }
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }

        // The last line may be cut short by the kill; all before it were printed after their write returned.
        List<SessionId> whole = acknowledged.subList(0, acknowledged.size() - 1);
        assertThat(whole).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_DEATH - 1);
        assertThat(found(whole)).isEqualTo(whole);
    }

    @Test
    void aFullDiskFailsWritesAndKeepsWhatWasAcknowledged() throws IOException, InterruptedException {
        assumeTrue(File.separatorChar == '/', "file-size limits are set by a POSIX shell");
        List<String> limited = List.of("/bin/sh", "-c", "ulimit -f 4000; exec \"$@\"", "sh");
        Process filler = StoreChild.start(limited, "fill", directory);
        List<String> output;
        try (BufferedReader lines = filler.inputReader()) {
            output = lines.lines().toList();
        } finally {
            filler.destroyForcibly().waitFor();
        }

        assertThat(output).hasSize(6);
        assertThat(output.getFirst()).contains("disk").contains("opengse.db");
        int kept = Integer.parseInt(output.get(1));
        int keptLater =
                (int) output.subList(2, 5).stream().filter("kept"::equals).count();
        assertThat(kept).isGreaterThan(10);
        assertThat(output.getLast()).isEqualTo(String.valueOf(kept + keptLater));
        List<SessionId> acknowledged = IntStream.rangeClosed(1, kept)
                .mapToObj(number -> new SessionId("s" + number))
                .toList();
        assertThat(found(acknowledged)).isEqualTo(acknowledged);
    }

    /** Opens the store as a restarted server would, and writes to it, too. */
    private List<SessionId> found(List<SessionId> wanted) {
        GameSession fresh = SessionSample.aSession("fresh").build();
        try (DataDirectory data = DataDirectory.open(directory);
                Store store = SqlStore.open(data.database())) {
            return store.write(transaction -> {
                SessionTable.in(transaction).insert(fresh);
                return SessionTable.in(transaction).find(wanted).stream()
                        .map(GameSession::id)
                        .toList();
            });
        }
    }
}
