package io.opengse.server.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.store.StoreFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path parent;

    @Test
    void theDirectoryIsMadeWhenItIsNotThere() {
        try (DataDirectory data = DataDirectory.open(parent.resolve("a/b"))) {
            assertThat(data.path()).isDirectory();
            assertThat(data.database().getParent()).isEqualTo(data.path());
        }
    }

    @Test
    void aDirectoryInUseIsRefusedWithTheProcessThatHasIt() {
        DataDirectory first = DataDirectory.open(parent);

        assertThatExceptionOfType(StoreFailed.class)
                .isThrownBy(() -> DataDirectory.open(parent))
                .withMessageContaining("process id " + ProcessHandle.current().pid())
                .withMessageContaining(parent.toString());

        first.close();
        DataDirectory.open(parent).close();
    }

    @Test
    void aDirectoryHeldByAnotherProgramIsFreeOnceThatIsKilled() throws IOException, InterruptedException {
        Process other = StoreChild.start("hold", parent);
        try (BufferedReader output = other.inputReader()) {
            assertThat(output.readLine()).isEqualTo("holding");

            assertThatExceptionOfType(StoreFailed.class)
                    .isThrownBy(() -> DataDirectory.open(parent))
                    .withMessageContaining("process id " + other.pid());
        } finally {
            other.destroyForcibly().waitFor();
        }

        DataDirectory.open(parent).close();
    }

    @Test
    void aPathThatCannotBeADirectoryIsExplained() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");

        assertThatExceptionOfType(StoreFailed.class)
                .isThrownBy(() -> DataDirectory.open(file))
                .withMessageContaining(file.toString())
                .withMessageContaining("permissions");
    }
}
