package io.opengse.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.cli.place.DataDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderThatCanBeMadeWillBe() {
        Check data = data(folder.resolve("some").resolve("where"));

        assertThat(data.good()).isTrue();
        assertThat(data.finding()).endsWith("will be made");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderBelowProcCannotBeMade() {
        Check data = data(Path.of("/proc/gse"));

        assertThat(data.good()).isFalse();
        assertThat(data.finding()).contains("/proc is no folder you may write to");
        assertThat(data.remedy()).contains("--data");
    }

    private static Check data(Path root) {
        return new Doctor(new DataDirectory(root), "/usr/bin:/bin")
                .checks().stream()
                        .filter(check -> check.name().equals("data"))
                        .findFirst()
                        .orElseThrow();
    }
}
