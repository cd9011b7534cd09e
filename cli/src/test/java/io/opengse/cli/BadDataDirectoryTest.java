package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opengse.cli.console.Screen;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data directories that cannot be made, cannot be written, or are full. */
class BadDataDirectoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration NO_PAUSE = Duration.ofMillis(1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"up", "up --no-demo", "local", "server"})
    void oneThatCannotBeMadeIsNamedWithTheFlag(String command) {
        assertRefused(Path.of("/proc/nope"), command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "up --no-demo", "local", "server"})
    void oneThatIsAFileIsNamedWithTheFlag(String command) throws IOException {
        assertRefused(Files.createFile(folder.resolve("file")), command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "up --no-demo", "server"})
    void oneThatCannotBeWrittenIsNamedWithTheFlag(String command) throws Exception {
        mounted("ro,size=1m", () -> assertRefused(folder, command));
    }

    @Test
    void aFullOneRefusesWhatItCannotKeepAndGoesOnWhenThereIsRoom() throws Exception {
        mounted("size=16m", () -> {
            String words =
                    "up --data %s --api 127.0.0.1:0 --sdk 127.0.0.1:0 --set alias-quota=100000".formatted(folder);
            RunningCommand up = RunningCommand.start(folder, words.split(" "));
            try {
                up.awaitOutput("✓ 3 processes of fleet \"demo\" ready");
                fill(folder.resolve("filling"));

                // What there was room for already is still kept.
                Screen screen = new Screen();
                await().atMost(PATIENCE).pollInterval(NO_PAUSE).until(() -> aliasIsRefused(screen));
                assertThat(screen.err()).contains("opengse.db").contains("its disk is full");
                assertThat(run(screen, "doctor")).isEqualTo(1);
                assertThat(screen.out()).contains("only 0 MB are free on the disk of " + folder);

                Files.delete(folder.resolve("filling"));
                await().atMost(PATIENCE).until(() -> create(new Screen()) == 0);
            } finally {
                assertThat(up.stop()).isZero();
            }
        });
    }

    private boolean aliasIsRefused(Screen screen) {
        return run(screen, "alias", "create", "more", "--message", "not now") == 1;
    }

    private int create(Screen screen) {
        return run(screen, "session", "create");
    }

    private int run(Screen screen, String... words) {
        String[] command = java.util.Arrays.copyOf(words, words.length + 2);
        command[words.length] = "--data";
        command[words.length + 1] = folder.toString();
        return RunningCommand.run(screen, command);
    }

    private static void assertRefused(Path data, String command) {
        Screen screen = new Screen();

        String sdk = command.equals("server") ? "" : " --sdk 127.0.0.1:0";
        String[] words = (command + " --data " + data + " --api 127.0.0.1:0" + sdk).split(" ");
        int exit = RunningCommand.run(screen, words);

        assertThat(exit).isEqualTo(1);
        assertThat(screen.err())
                .containsIgnoringCase("data directory " + data + " cannot be written")
                .contains("--data DIR");
    }

    private interface Visit {
        void happen() throws Exception;
    }

    /** A small file system of its own on the folder. */
    private void mounted(String options, Visit visit) throws Exception {
        assumeTrue(
                exit("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()) == 0,
                "needs leave to mount a file system");
        try {
            visit.happen();
        } finally {
            assertThat(exit("umount", "-l", folder.toString())).isZero();
        }
    }

    private static int exit(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static void fill(Path file) throws IOException {
        byte[] page = new byte[4096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }
}
