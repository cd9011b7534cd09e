package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.cli.command.DocumentedCommand;
import io.opengse.cli.console.Screen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command that stands in a block of a page is typed, in the order of the pages, into one running gse up. What is
 * not is declared with its reason; a declaration that fits no command any more fails.
 */
class PlayedDocumentsTest {
    private static final long PATIENCE_SECONDS = 60;

    /** How a command that is not played begins, and why it is not. */
    private static final Map<String, String> NOT_PLAYED = new LinkedHashMap<>();

    static {
        NOT_PLAYED.put("up", "it serves until it is stopped, and one serves already: every end-to-end test starts it");
        NOT_PLAYED.put("server", "it serves until it is stopped, for other machines; the trials start it");
        NOT_PLAYED.put("host", "it speaks of hosts that joined from other machines: the tests in cli/join");
        NOT_PLAYED.put("logs -f", "it follows every stream until its program is ended: LogsCommandTest");
        NOT_PLAYED.put("fleet apply -f fleet.yaml --new-version", "needs a deployed package: PackageEndToEndTest");
        NOT_PLAYED.put(
                "restore /backup/gse-monday.backup --data /var/lib/gse", "not while it serves: BackupCommandsTest");
    }

    @TempDir
    private Path data;

    @TempDir
    private Path desk;

    private final List<String> failures = new ArrayList<>();

    @Test
    void everyCommandOfThePagesWorks(TestReporter reporter) throws Exception {
        NOT_PLAYED.forEach((command, why) -> reporter.publishEntry("not played: gse " + command, why));
        RunningCommand up = RunningCommand.start(
                data, "up", "--data", data.toString(), "--api", "127.0.0.1:0", "--sdk", "127.0.0.1:0");
        try {
            up.awaitOutput("3 processes of fleet \"demo\" ready");
            DocumentedWorld world = DocumentedWorld.laidOut(up, data, desk);
            for (DocumentedCommand command : typed()) {
                play(command, world.filled(command.arguments()));
            }
        } finally {
            up.stop();
        }

        assertThat(failures).isEmpty();
    }

    @Test
    void whatIsDeclaredAsNotPlayedStillStandsOnAPage() {
        assertThat(NOT_PLAYED.keySet())
                .allMatch(begin -> blocks().stream().anyMatch(command -> begins(command, begin)));
    }

    /** The pages in Chinese show the same commands, which are played once. */
    private static List<DocumentedCommand> typed() {
        List<DocumentedCommand> blocks = blocks();
        return blocks.stream()
                .filter(command -> NOT_PLAYED.keySet().stream().noneMatch(begin -> begins(command, begin)))
                .filter(command -> !chinese(command)
                        || blocks.stream()
                                .noneMatch(other ->
                                        !chinese(other) && other.arguments().equals(command.arguments())))
                .toList();
    }

    /** Without the pages that are played by QuickStartTest, and by WalkTest of the trials on several machines. */
    private static List<DocumentedCommand> blocks() {
        return DocumentedCommand.all().stream()
                .filter(command -> !command.inline()
                        && !command.where().startsWith("quick-start")
                        && !command.where().startsWith("scale-out"))
                .toList();
    }

    private static boolean chinese(DocumentedCommand command) {
        return command.where().contains(".zh.");
    }

    private static boolean begins(DocumentedCommand command, String begin) {
        return (String.join(" ", command.arguments()) + " ").startsWith(begin + " ");
    }

    private void play(DocumentedCommand command, List<String> arguments) throws Exception {
        Screen screen = new Screen();
        CompletableFuture<Integer> exit =
                RunningCommand.begin(screen, follows(arguments), arguments.toArray(String[]::new));
        Optional<Integer> code = ended(exit);
        if (code.isEmpty() || code.get() != 0) {
            failures.add(command + " -> " + code + ": " + screen.err().strip());
        }
    }

    /** Elsewhere -f names a file. */
    private static boolean follows(List<String> arguments) {
        return arguments.getFirst().equals("events") && arguments.contains("-f");
    }

    private static Optional<Integer> ended(CompletableFuture<Integer> exit) throws Exception {
        try {
            return Optional.of(exit.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        }
    }
}
