package io.opengse.agent.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFilesTest {
    private Path file;

    @BeforeEach
    void place(@TempDir Path directory) {
        file = directory.resolve("output.log");
    }

    @Test
    void aFileWithinTheLimitIsLeftAlone() throws IOException {
        Files.writeString(file, "12345678");

        assertThat(OutputFiles.trim(file, 8)).isFalse();
        assertThat(file).hasContent("12345678");
    }

    @Test
    void aMissingFileIsFine() throws IOException {
        assertThat(OutputFiles.trim(file, 8)).isFalse();
    }

    @Test
    void theNewerHalfIsKeptFromTheBeginningOfALine() throws IOException {
        Files.writeString(file, "first\nsecond\nthird\nfourth\n");

        assertThat(OutputFiles.trim(file, 20)).isTrue();

        assertThat(Files.readString(OutputFiles.older(file))).isEqualTo("fourth\n");
        assertThat(file).isEmptyFile();
    }

    @Test
    void oneEndlessLineIsCutAnywhere() throws IOException {
        Files.writeString(file, "1234567890\n");

        OutputFiles.trim(file, 8);

        assertThat(Files.readString(OutputFiles.older(file))).isEqualTo("890\n");
    }

    @Test
    void theWriterGoesOnAtTheBeginningOfTheEmptiedFile() throws IOException {
        try (OutputStream game = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            game.write("one\ntwo\nthree\n".getBytes());
            OutputFiles.trim(file, 10);
            game.write("four\n".getBytes());
            assertThat(file).hasContent("four");
            game.write("five\nsix\n".getBytes());
            OutputFiles.trim(file, 10);
        }

        assertThat(Files.readString(OutputFiles.older(file))).isEqualTo("six\n");
        assertThat(file).isEmptyFile();
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path precious = Files.writeString(file.resolveSibling("precious"), "0123456789");
        Files.createSymbolicLink(file, precious);

        assertThat(OutputFiles.trim(file, 2)).isFalse();
        assertThat(precious).hasContent("0123456789");
    }
}
