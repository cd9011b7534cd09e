package io.opengse.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipLogCollectorTest {
    private static final long AMPLE = 1 << 20;

    private Path top;
    private Path root;
    private Path spool;
    private Path output;

    @BeforeEach
    void unpack(@TempDir Path directory) throws IOException {
        top = directory.toRealPath();
        root = Files.createDirectories(top.resolve("game"));
        spool = top.resolve("spool");
        output = top.resolve("proc-1.log");
        write("game/logs/match.log", "match");
        write("game/logs/deep/er/trace.log", "trace");
        write("game/settings.ini", "secret");
    }

    @Test
    void aDirectoryIsTakenWithAllBelowIt() throws IOException {
        assertThat(collect("logs"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("logs/match.log", "match", "logs/deep/er/trace.log", "trace"));
    }

    @Test
    void aPathMayBeRelativeAbsoluteOrThatOfTheCloud() throws IOException {
        for (String path : List.of(
                "./logs/match.log",
                "/local/game/logs/match.log",
                root.resolve("logs/match.log").toString())) {
            assertThat(collect(path)).isEqualTo(Map.of("logs/match.log", "match"));
        }
    }

    @Test
    void aPathElsewhereIsKeptUnderAbs() throws IOException {
        Path elsewhere = write("var/game.log", "elsewhere");

        assertThat(collect(elsewhere.toString())).isEqualTo(Map.of("abs" + elsewhere, "elsewhere"));
        assertThat(collect("../var")).isEqualTo(Map.of("abs" + elsewhere, "elsewhere"));
    }

    @Test
    void theCapturedOutputComesFirstWithItsOlderPart() throws IOException {
        write("proc-1.log", "newer");
        write("proc-1.log.1", "older");

        assertThat(collect("logs/match.log"))
                .isEqualTo(Map.of("stdout.log", "newer", "stdout.older.log", "older", "logs/match.log", "match"));
    }

    @Test
    void theWholeRootMayBeNamed() throws IOException {
        assertThat(collect(".")).containsOnlyKeys("logs/match.log", "logs/deep/er/trace.log", "settings.ini");
    }

    @Test
    void nothingIsTakenTwice() throws IOException {
        assertThat(collect("logs", "logs/match.log", "./logs/"))
                .containsOnlyKeys("logs/match.log", "logs/deep/er/trace.log");
    }

    @Test
    void twoFilesOfOneNameAreBothKept() throws IOException {
        write("proc-1.log", "captured");
        write("game/stdout.log", "written");

        assertThat(collect("stdout.log")).isEqualTo(Map.of("stdout.log", "captured", "stdout.log~2", "written"));
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        Map<String, String> zip = collect("logs/match.log", "loggs", "", "a\0b");

        assertThat(zip).containsKey("logs/match.log");
        assertThat(zip.get("LEFT_OUT.txt"))
                .contains("loggs: is not there")
                .contains("\"\": is an empty log path")
                .contains("is no path");
    }

    @Test
    void ofWhatIsTooLongTheEndIsKept() throws IOException {
        write("proc-1.log", "123456");
        write("game/logs/b.log", "abcdefgh");
        write("game/logs/c.log", "late");

        Map<String, String> zip = collect(10, "logs/b.log", "logs/c.log");

        assertThat(zip).containsEntry("stdout.log", "123456").containsEntry("logs/b.log", "efgh");
        assertThat(zip).doesNotContainKey("logs/c.log");
        assertThat(zip.get("LEFT_OUT.txt"))
                .contains("logs/b.log: the first 4 of its 8 bytes; the limit of a session is 10 bytes")
                .contains("logs/c.log: all of its 4 bytes");
    }

    @Test
    void aLinkToAFileIsFollowedAndOneToADirectoryIsNot() throws IOException {
        Path elsewhere = write("var/game.log", "elsewhere");
        Files.createSymbolicLink(root.resolve("logs/current"), elsewhere);
        Files.createSymbolicLink(root.resolve("logs/loop"), root.resolve("logs"));
        Files.createSymbolicLink(root.resolve("logs/self"), root.resolve("logs/self"));
        Files.createSymbolicLink(root.resolve("logs/latest"), Path.of("match.log"));

        Map<String, String> zip = collect("logs");

        assertThat(zip).containsEntry("logs/current", "elsewhere").containsKey("logs/deep/er/trace.log");
        assertThat(zip.get("LEFT_OUT.txt"))
                .contains("logs/loop: is a link to something that is not a file")
                .contains("logs/self: is not there")
                .contains("is the same file as logs/");
    }

    @Test
    void aPipeIsNeverOpened() throws Exception {
        new ProcessBuilder("mkfifo", root.resolve("logs/pipe").toString())
                .start()
                .waitFor();

        assertThat(collect("logs", "logs/pipe", "/dev/zero").get("LEFT_OUT.txt"))
                .contains("logs/pipe: is a device, a pipe or a socket")
                .contains("abs/dev/zero: is a device, a pipe or a socket");
    }

    @Test
    void theKernelsOwnFilesAndTheSpoolAreClosed() throws IOException {
        String leftOut = collect("/proc/self", "/proc/version", "/sys", spool.toString(), "/")
                .get("LEFT_OUT.txt");

        assertThat(leftOut).contains("lies in /proc").contains("lies in /sys").contains("lies in " + spool);
        assertThat(leftOut).contains("abs/: is the whole file system");
    }

    @Test
    void aNameCannotBreakOutOfTheZip() throws IOException {
        write("game/logs/..\\..\\evil\n.log", "x");

        assertThat(collect("logs")).containsKey("logs/.._.._evil_.log");
    }

    @Test
    void aGameWithoutARootLeavesItsOutput() throws IOException {
        write("proc-1.log", "captured");

        Path zip = new ZipLogCollector(spool, AMPLE).collect("s-1", top.resolve("gone"), List.of("logs"), output);

        assertThat(Unzipped.of(zip)).containsEntry("stdout.log", "captured").containsKey("LEFT_OUT.txt");
    }

    @Test
    void aFailureLeavesNothingInTheSpool() throws IOException {
        ZipLogCollector failing = new ZipLogCollector(spool, AMPLE, game -> {
            throw new IOException("no such user");
        });

        assertThatThrownBy(() -> failing.collect("s-1", root, List.of("logs"), output))
                .hasMessage("no such user");
        assertThat(spool).isEmptyDirectory();
    }

    private Path write(String name, String text) throws IOException {
        Path file = top.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Map<String, String> collect(String... paths) throws IOException {
        return collect(AMPLE, paths);
    }

    private Map<String, String> collect(long limit, String... paths) throws IOException {
        Path zip = new ZipLogCollector(spool, limit).collect("s-1", root, List.of(paths), output);
        assertThat(zip.toString()).startsWith(spool.toString()).endsWith(".zip");
        return Unzipped.of(zip);
    }
}
