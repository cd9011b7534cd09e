package io.opengse.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
    @TempDir
    private Path directory;

    private Path root;
    private LogFiles files;

    @BeforeEach
    void lay() throws IOException {
        root = Files.createDirectories(directory.resolve("game"));
        files = new LogFiles(Files.createDirectories(directory.resolve("spool")));
        Files.createDirectories(root.resolve("logs"));
        Files.writeString(root.resolve("logs/one.log"), "0123456789");
        Files.writeString(root.resolve("logs/two.log"), "two");
        Files.writeString(root.resolve("secret.key"), "secret");
    }

    @Test
    void whatTheGameNamedIsListed() throws IOException {
        LogFiles.Listed listed = files.list(root, List.of("logs", "missing"));

        assertThat(listed.files())
                .extracting(LogFiles.Found::name, LogFiles.Found::size)
                .containsExactly(tuple("logs/one.log", 10L), tuple("logs/two.log", 3L));
        assertThat(listed.leftOut()).singleElement().asString().startsWith("missing: is not there");
    }

    @Test
    void aFileIsReadInPieces() throws IOException {
        LogFiles.Piece piece = files.read(root, List.of("logs"), "logs/one.log", new LogFiles.Span(3, 4));
        LogFiles.Piece rest = files.read(root, List.of("logs"), "logs/one.log", new LogFiles.Span(99, 4));

        assertThat(piece.content()).asString().isEqualTo("3456");
        assertThat(piece.size()).isEqualTo(10);
        assertThat(rest.content()).isEmpty();
    }

    @Test
    void aFileTheGameDidNotNameIsNotRead() throws IOException {
        assertThat(files.read(root, List.of("logs"), "secret.key", new LogFiles.Span(0, 100)))
                .isNull();
        assertThat(files.read(root, List.of("logs"), "logs/../secret.key", new LogFiles.Span(0, 100)))
                .isNull();
    }
}
