package io.opengse.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a game's user may read through an agent that may read everything. The files are ours; the game's user is another
 * one who is not in our group, so that only the bits for others count.
 */
class GameUserTest {
    private Path root;
    private Path spool;
    private GameUser stranger;

    @BeforeEach
    void unpack(@TempDir Path directory) throws IOException {
        Path top = directory.toRealPath();
        root = Files.createDirectories(top.resolve("game"));
        spool = top.resolve("spool");
        UserPrincipal user = top.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("54321");
        stranger = new GameUser.Limited(user, Set.of());
        allow(top, "rwx--x--x");
        allow(root, "rwxr-xr-x");
    }

    @Test
    void whatOthersMayReadIsTaken() throws IOException {
        write("open.log", "rw-r--r--");

        assertThat(collect("open.log")).containsOnlyKeys("open.log");
    }

    @Test
    void whatOthersMayNotReadIsLeftOut() throws IOException {
        write("secret.log", "rw-r-----");
        write("shut/in.log", "rw-r--r--");
        allow(root.resolve("shut"), "rwxr-x---");
        write("unlisted/in.log", "rw-r--r--");
        allow(root.resolve("unlisted"), "rwx--x--x");

        Map<String, String> zip = collect("secret.log", "shut/in.log", "unlisted", ".");

        assertThat(zip).containsOnlyKeys("LEFT_OUT.txt");
        assertThat(zip.get("LEFT_OUT.txt"))
                .contains("secret.log: is not there, or user 54321")
                .contains("shut/in.log: is not there, or user 54321")
                .contains("unlisted: is not there, or user 54321");
        assertThat(collect("unlisted/in.log")).containsOnlyKeys("unlisted/in.log");
    }

    @Test
    void aLinkDoesNotHelp() throws IOException {
        Path secret = write("secret.log", "rw-------");
        Path shut = write("shut/in.log", "rw-r--r--");
        allow(root.resolve("shut"), "rwx------");
        Files.createDirectory(root.resolve("logs"));
        Files.createSymbolicLink(root.resolve("logs/a"), secret);
        Files.createSymbolicLink(root.resolve("logs/b"), shut);

        assertThat(collect("logs", "logs/a", "logs/b")).containsOnlyKeys("LEFT_OUT.txt");
    }

    @Test
    void theFirstClassThatFitsDecidesAlone() throws IOException {
        PosixFileAttributes ours = attributes(write("ours", "---r--rwx"));

        GameUser owner = new GameUser.Limited(ours.owner(), Set.of(ours.group()));
        GameUser member = new GameUser.Limited(stranger(), Set.of(ours.group()));

        assertThat(owner.mayRead(ours)).isFalse();
        assertThat(member.mayRead(ours)).isTrue();
        assertThat(member.mayEnter(ours)).isFalse();
        assertThat(stranger.mayEnter(ours)).isTrue();
    }

    @Test
    void anAgentThatRunsGamesAsItselfIsHeldBackByTheSystemAlone() throws IOException {
        assertThat(GameUser.of(root)).isInstanceOf(GameUser.Unlimited.class);
    }

    private UserPrincipal stranger() throws IOException {
        return root.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("54321");
    }

    private Path write(String name, String permissions) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        allow(Files.writeString(file, name), permissions);
        return file;
    }

    private static void allow(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static PosixFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private Map<String, String> collect(String... paths) throws IOException {
        Path output = spool.resolveSibling("none.log");
        return Unzipped.of(
                new ZipLogCollector(spool, 1 << 20, game -> stranger).collect("s-1", root, List.of(paths), output));
    }
}
