package io.opengse.agent.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingTest {
    private static final long PLENTY = 1 << 30;

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(folder.resolve("game"));
    }

    private Unpacking.Unpacked unpack(ZipMaker zip) throws IOException, BadArchive {
        return unpack(zip, PLENTY, new ArrayList<>());
    }

    private Unpacking.Unpacked unpack(ZipMaker zip, long most, List<String> list) throws IOException, BadArchive {
        return Unpacking.unpack(zip.in(folder.resolve("game.zip")), root, most, list::add);
    }

    private void isRefused(ZipMaker zip, String... words) {
        assertThatThrownBy(() -> unpack(zip)).isInstanceOf(BadArchive.class).hasMessageContainingAll(words);
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void filesComeOutWithTheirContentAndModes() throws Exception {
        unpack(new ZipMaker()
                .executable("bin/game", "#!/bin/sh\n")
                .file("maps/one.txt", "one")
                .stored("raw.bin", new byte[] {1, 2, 3}));

        assertThat(root.resolve("bin/game")).hasContent("#!/bin/sh\n");
        assertThat(root.resolve("maps/one.txt")).hasContent("one");
        assertThat(root.resolve("raw.bin")).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(mode("bin/game")).isEqualTo("rwxr-xr-x");
        assertThat(mode("maps/one.txt")).isEqualTo("rw-r--r--");
    }

    @Test
    void aZipThatKnowsNoModesGivesExecutables() throws Exception {
        unpack(new ZipMaker().add("game", 0, "x".getBytes(StandardCharsets.UTF_8)));

        assertThat(mode("game")).isEqualTo("rwxr-xr-x");
    }

    @Test
    void setUserIdIsNotTakenOver() throws Exception {
        unpack(new ZipMaker().add("game", 0104755, new byte[1]));

        assertThat((int) Files.getAttribute(root.resolve("game"), "unix:mode") & 07777)
                .isEqualTo(0755);
    }

    @Test
    void aLinkThatLeadsOutsideIsKept() throws Exception {
        unpack(new ZipMaker().link("java", "/usr/bin/env").link("game", "java"));

        assertThat(Files.readSymbolicLink(root.resolve("java"))).isEqualTo(Path.of("/usr/bin/env"));
        assertThat(Files.isSymbolicLink(root.resolve("game"))).isTrue();
    }

    @Test
    void whatComesOutIsListed() throws Exception {
        List<String> list = new ArrayList<>();
        Unpacking.Unpacked done =
                unpack(new ZipMaker().folder("maps/").file("maps/a", "abc").link("z", "maps/a"), PLENTY, list);

        assertThat(list).containsExactly("maps/", "maps/a (3 bytes)", "z (link)");
        assertThat(done).isEqualTo(new Unpacking.Unpacked(1, 1, 9));
    }

    @Test
    void zipsOfOtherProgramsComeOut() throws Exception {
        byte[] content = new byte[3_000_000];
        new Random(1).nextBytes(content);
        Path zip = folder.resolve("java.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int file = 0; file < 50; file++) {
                out.putNextEntry(new ZipEntry("d" + file % 7 + "/f" + file));
                out.write(content, file, content.length / (file + 1));
                out.closeEntry();
            }
        }

        assertThat(Unpacking.unpack(zip, root, PLENTY, _ -> {}).files()).isEqualTo(50);
        assertThat(root.resolve("d0/f0")).hasBinaryContent(content);
    }

    @Test
    void anEmptyZipIsAnEmptyFolder() throws Exception {
        assertThat(unpack(new ZipMaker()).files()).isZero();
    }

    @Test
    void nothingIsWrittenAboveTheRoot() {
        isRefused(new ZipMaker().file("ok", "").file("../evil", "x"), "../evil", "..");
        isRefused(new ZipMaker().file("a/../../evil", "x"), "a/../../evil");
    }

    @Test
    void anAbsoluteNameIsRefused() {
        isRefused(new ZipMaker().file("/tmp/evil", "x"), "/tmp/evil", "build the zip from inside");
        isRefused(new ZipMaker().file("C:\\evil", "x"), "C:\\evil");
    }

    @Test
    void nothingIsWrittenThroughALink() {
        isRefused(new ZipMaker().link("out", "..").file("out/evil", "x"), "\"out\"", "link");
        isRefused(new ZipMaker().file("out/evil", "x").link("out", ".."), "\"out\"", "link");
        isRefused(new ZipMaker().link("out", "..").folder("out/"), "out");
    }

    @Test
    void aNameThatComesTwiceIsRefused() {
        isRefused(new ZipMaker().file("game", "1").file("game", "2"), "\"game\"", "twice");
        isRefused(new ZipMaker().file("game", "1").file("./game", "2"), "\"./game\"", "twice");
        isRefused(new ZipMaker().link("game", "/bin/sh").file("game", "2"), "\"game\"");
        isRefused(new ZipMaker().file("a", "1").file("a/b", "2"), "\"a\"", "file");
    }

    @Test
    void aFolderThatComesTwiceIsOneFolder() throws Exception {
        unpack(new ZipMaker().folder("maps/").folder("maps/").file("maps/a", ""));

        assertThat(root.resolve("maps/a")).exists();
    }

    @Test
    void aPipeIsRefused() {
        isRefused(new ZipMaker().add("pipe", ZipMaker.PIPE, new byte[0]), "\"pipe\"", "pipe");
    }

    @Test
    void anEncryptedEntryIsRefused() {
        isRefused(new ZipMaker().file("secret", "x").lie(1, 0, 8, 1), "\"secret\"", "password");
    }

    @Test
    void anUnknownCompressionIsRefused() {
        isRefused(new ZipMaker().file("new", "x").lie(1, 0, 93, 0), "\"new\"", "93", "deflate");
    }

    @Test
    void morethanTheLimitIsRefusedBeforeAnythingIsWritten() {
        ZipMaker zip = new ZipMaker().add("big", ZipMaker.FILE, new byte[100_000]);

        assertThatThrownBy(() -> unpack(zip, 99_999, new ArrayList<>()))
                .isInstanceOf(BadArchive.class)
                .hasMessageContainingAll("99999", "package-unpacked-limit", "big");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void moreThanDeclaredIsRefused() {
        isRefused(
                new ZipMaker().add("bomb", ZipMaker.FILE, new byte[100_000]).lie(1000, 0, 8, 0),
                "\"bomb\"",
                "more than the 1000 bytes");
    }

    @Test
    void moreThanItsBytesCanBeIsRefused() {
        isRefused(new ZipMaker().file("bomb", "x").lie(1 << 30, 0, 8, 0), "\"bomb\"");
    }

    @Test
    void entriesThatShareBytesAreRefused() {
        isRefused(new ZipMaker().file("one", "x").again("two"), "two", "shares its bytes");
    }

    @Test
    void aDamagedEntryIsRefused() {
        isRefused(new ZipMaker().file("maps/a", "abc").lie(3, 1, 8, 0), "\"maps/a\"", "damaged");
    }

    @Test
    void aZipCutShortIsRefused() {
        byte[] whole = new ZipMaker().file("a", "abc").bytes();
        for (int length = 0; length < whole.length; length++) {
            Path zip = folder.resolve("short.zip");
            byte[] part = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Unpacking.unpack(Files.write(zip, part), root, PLENTY, _ -> {}))
                    .as("%d bytes", length)
                    .isInstanceOf(BadArchive.class);
        }
    }

    @Test
    void garbageIsRefusedOrComesOut() throws IOException {
        byte[] whole =
                new ZipMaker().file("a", "abc").link("b", "a").file("c/d", "e").bytes();
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            Path place = Files.createDirectories(folder.resolve("round").resolve("r" + round));
            try {
                Unpacking.unpack(Files.write(folder.resolve("damaged.zip"), damaged), place, PLENTY, _ -> {});
            } catch (BadArchive | IOException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(root.resolve(file), LinkOption.NOFOLLOW_LINKS));
    }
}
