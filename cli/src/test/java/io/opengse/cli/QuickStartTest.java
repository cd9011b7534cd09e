package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.cli.command.DocumentedCommand;
import io.opengse.cli.console.Screen;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/quick-start.md, played by a newcomer who types what it says. */
class QuickStartTest {
    @TempDir
    private Path data;

    @Test
    void whatThePageSaysWorks() {
        RunningCommand up = RunningCommand.start(
                data, "up", "--data", data.toString(), "--api", "127.0.0.1:0", "--sdk", "127.0.0.1:0");
        try {
            up.awaitOutput("3 processes of fleet \"demo\" ready");
            for (DocumentedCommand command : typed("quick-start.md")) {
                Screen screen = new Screen();
                String[] arguments = Stream.concat(command.arguments().stream(), Stream.of("--data", data.toString()))
                        .toArray(String[]::new);

                int exit = RunningCommand.run(screen, arguments);

                assertThat(exit)
                        .as("%s: %s%s", command, screen.out(), screen.err())
                        .isZero();
            }
        } finally {
            up.stop();
        }
    }

    @Test
    void bothLanguagesSayTheSame() {
        assertThat(typed("quick-start.zh.md"))
                .extracting(DocumentedCommand::arguments)
                .isEqualTo(typed("quick-start.md").stream()
                        .map(DocumentedCommand::arguments)
                        .toList());
    }

    private static List<DocumentedCommand> typed(String page) {
        return DocumentedCommand.ofPage(page).stream()
                .filter(DocumentedCommand::executed)
                .toList();
    }
}
