package io.opengse.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.opengse.cli.console.Screen;
import io.opengse.cli.console.Surroundings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;

/** Every gse command in the documents is one that this version knows, with these options. */
class DocumentedCommandsTest {
    private static final int AT_LEAST = 100;

    static List<DocumentedCommand> commands() {
        return DocumentedCommand.all();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itIsWrittenAsThisVersionReadsIt(DocumentedCommand command) {
        CommandLine line = Gse.commandLine(surroundings());

        assertThatCode(() -> parse(line, command)).as(command.toString()).doesNotThrowAnyException();
    }

    @Test
    void noneHidesBehindAnotherWhereItWouldNotBeTried() {
        assertThat(DocumentedCommand.hidden()).isEmpty();
    }

    @Test
    void thePagesAreFound() {
        assertThat(commands()).hasSizeGreaterThan(AT_LEAST);
        assertThat(commands()).anyMatch(DocumentedCommand::executed);
    }

    private static void parse(CommandLine line, DocumentedCommand command) {
        try {
            line.parseArgs(command.arguments().toArray(String[]::new));
        } catch (MissingParameterException mentioned) {
            if (!command.inline()) {
                throw mentioned;
            }
        }
    }

    private static Surroundings surroundings() {
        return new Surroundings(
                new Screen().console(),
                Map.of(),
                Clock.systemUTC(),
                new Random(1),
                _ -> {},
                CompletableFuture::new,
                "");
    }
}
