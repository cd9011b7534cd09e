package io.opengse.agent.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchPathTest {
    private GameFolder game;

    @BeforeEach
    void unpack(@TempDir Path root) throws IOException {
        game = new GameFolder(Files.createDirectories(root.resolve("games/one")));
        game.script("game", "exit 0");
    }

    @Test
    void aPathMayBeRelativeAbsoluteOrThatOfTheCloud() throws LaunchFailed {
        Path expected = game.root().resolve("game");

        assertThat(resolve("game")).isEqualTo(expected);
        assertThat(resolve("./sub/../game")).isEqualTo(expected);
        assertThat(resolve(expected.toString())).isEqualTo(expected);
        assertThat(resolve("/local/game/game")).isEqualTo(expected);
    }

    @Test
    void nothingLeadsOutOfTheRootInWords() {
        assertRefused("../one/../two/game", "leads out of the game root");
        assertRefused("/bin/sh", "leads out of the game root");
        assertRefused("/local/game/../../bin/sh", "leads out of the game root");
        assertRefused("/local/gamester/game", "leads out of the game root");
    }

    @Test
    void aLinkToAProgramElsewhereIsFine() throws Exception {
        Files.createSymbolicLink(game.root().resolve("java"), Path.of("/bin/sh"));

        assertThat(resolve("java")).isEqualTo(game.root().resolve("java"));
    }

    @Test
    void whatCannotRunIsRefusedWithAdvice() throws Exception {
        Files.createDirectory(game.root().resolve("bin"));
        Files.writeString(game.root().resolve("readme"), "text");
        Files.createSymbolicLink(game.root().resolve("dangling"), Path.of("/nowhere/java"));

        assertRefused("gmae", "there is no file");
        assertRefused("dangling", "the link there leads nowhere");
        assertRefused("bin", "is a directory");
        assertRefused("readme", "chmod +x");
        assertRefused(" ", "is empty");
        assertRefused("a\0b", "is no path");
    }

    @Test
    void aRootThatIsMissingIsRefused() {
        LaunchFailed failed = catchThrowableOfType(
                LaunchFailed.class,
                () -> LaunchPath.resolve(new GameRoot(game.root().resolve("gone")), "game"));

        assertThat(failed.invalidPath()).isTrue();
        assertThat(failed).hasMessageContaining("is not a directory");
    }

    @Test
    void aScriptWhoseInterpreterIsMissingIsRefused() {
        game.write("game", "#! /opt/nodejs/bin/node --harmony\nserve()\n");

        assertRefused("game", "the interpreter /opt/nodejs/bin/node, which is not on this host");
    }

    @Test
    void aScriptWithWindowsLineEndsIsRefused() {
        game.write("game", "#!/bin/sh\r\necho\r\n");

        assertRefused("game", "carriage return");
    }

    @Test
    void aScriptWithoutInterpreterRunsInTheShell() throws LaunchFailed {
        game.write("game", "echo hello\n");

        assertThat(resolve("game")).isNotNull();
    }

    @Test
    void aProgramWhoseLoaderIsMissingIsRefused() throws IOException {
        elf(machine(), "/lib/ld-musl-nowhere.so.1");

        assertRefused("game", "it needs the loader /lib/ld-musl-nowhere.so.1");
    }

    @Test
    void aProgramForAnotherKindOfMachineIsRefused() throws IOException {
        elf(machine() + 1, "/bin/sh");

        assertRefused("game", "another kind of machine");
    }

    @Test
    void aTornProgramIsLeftForTheKernelToJudge() throws Exception {
        byte[] torn = {0x7F, 'E', 'L', 'F', 2, 1, 1, 0};
        Files.write(game.root().resolve("game"), torn);

        assertThat(resolve("game")).isNotNull();
    }

    private static int machine() {
        return System.getProperty("os.arch").equals("aarch64") ? 183 : 62;
    }

    /** The head of a 64-bit little-endian ELF file with one segment, that names its loader. */
    private void elf(int machine, String loader) throws IOException {
        byte[] name = (loader + "\0").getBytes(StandardCharsets.UTF_8);
        ByteBuffer head = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        head.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1});
        head.putShort(18, (short) machine);
        head.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 1);
        head.putInt(64, 3).putLong(64 + 8, 120).putLong(64 + 32, name.length);
        head.put(120, name);
        Path file = Files.write(game.root().resolve("game"), head.array());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path resolve(String launchPath) throws LaunchFailed {
        return LaunchPath.resolve(new GameRoot(game.root()), launchPath);
    }

    private void assertRefused(String launchPath, String because) {
        LaunchFailed failed = catchThrowableOfType(LaunchFailed.class, () -> resolve(launchPath));
        assertThat(failed).hasMessageContaining(because);
        assertThat(failed.invalidPath()).isTrue();
    }
}
