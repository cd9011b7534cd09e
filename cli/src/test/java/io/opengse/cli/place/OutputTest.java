package io.opengse.cli.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
    @TempDir
    Path folder;

    @Test
    void onlyWholeLinesAreReadAndEachOnce() throws IOException {
        Path file = folder.resolve("proc-1.log");
        Files.writeString(file, "one\ntw");
        Output output = Output.of(file);

        assertThat(output.process()).isEqualTo("proc-1");
        assertThat(output.more()).containsExactly("one");
        assertThat(output.more()).isEmpty();

        Files.writeString(file, "o\nthree\n", StandardOpenOption.APPEND);
        assertThat(output.more()).containsExactly("two", "three");
    }

    @Test
    void aFileThatWasCutIsReadFromItsBeginning() throws IOException {
        Path file = folder.resolve("proc-1.log");
        Files.writeString(file, "a long line of old text\n");
        Output output = Output.of(file);
        assertThat(output.more()).hasSize(1);

        Files.writeString(file, "new\n");
        assertThat(output.more()).containsExactly("new");
    }
}
