package io.opengse.server.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.server.zip.CraftedZip.Lie;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipInspectionTest {
    @TempDir
    private Path folder;

    @Test
    void anHonestPackageIsTaken() throws Exception {
        CraftedZip zip = new CraftedZip()
                .folder("bin/")
                .file("bin/server", "#!/bin/sh")
                .file("install.sh", "ln -s")
                .file("Bin/server", "names may differ in case")
                .file("数据/地图", "names may be of any script")
                .link("java", "/usr/lib/jvm/bin/java")
                .link("bin/up", "../../outside");

        assertThat(inspected(zip.bytes())).isGreaterThan(10);
    }

    @Test
    void whatTheJdkWritesIsTaken() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setComment("PK\005\006 is not the end");
            for (int number = 0; number < 70_000; number++) {
                zip.putNextEntry(new ZipEntry("f" + number));
            }
            zip.putNextEntry(new ZipEntry("game"));
            zip.write("hello hello hello".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(inspected(bytes.toByteArray())).isEqualTo(17);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "a/../../evil",
                "a/..",
                "..",
                "/etc/passwd",
                "C:/windows",
                "c:evil",
                "a\\..\\evil",
                "a//b",
                "./a",
                "a/./b",
                "a\nb",
                "a\u0000b",
                "/"
            })
    void aNameThatLeavesThePackageIsRefused(String name) {
        assertRefused(new CraftedZip().file("game", "x").file(name, "x"), name.replaceAll("\\p{Cntrl}", "?"));
    }

    @Test
    void aNameThatIsNotUtf8IsRefused() {
        assertRefused(
                new CraftedZip().entry(new byte[] {'g', (byte) 0xe4}, "x", Lie.mode(0100644)), "g\u00e4", "UTF-8");
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        assertRefused(new CraftedZip().file("a/".repeat(600) + "b", "x"), "1201 characters");
        assertRefused(new CraftedZip().file("b".repeat(256), "x"), "no file can be called");
    }

    @Test
    void aNameThatStandsTwiceIsRefused() {
        assertRefused(new CraftedZip().file("game", "1").file("game", "2"), "\"game\"", "twice");
        assertRefused(new CraftedZip().folder("a/").folder("a/").file("g", ""), "\"a/\"", "twice");
        assertRefused(new CraftedZip().file("a/b", "1").file("a", "2"), "\"a\"");
        assertRefused(new CraftedZip().file("a", "1").file("a/b", "2"), "\"a/b\"", "which is a file");
        assertRefused(new CraftedZip().file("a", "1").folder("a/"), "\"a/\"");
    }

    @Test
    void anEntryBehindALinkIsRefusedInAnyOrder() {
        assertRefused(new CraftedZip().link("out", "/etc").file("out/passwd", "x"), "\"out/passwd\"", "link \"out\"");
        assertRefused(new CraftedZip().file("out/passwd", "x").link("out", "/etc"), "\"out\"");
        assertRefused(new CraftedZip().link("lib", "lib64").file("lib/a/b", "x"), "\"lib/a/b\"");
        assertRefused(new CraftedZip().link("out", "/etc").file("out", "x"), "\"out\"", "twice");
    }

    @Test
    void aLinkWithoutATargetIsRefused() {
        assertRefused(new CraftedZip().file("game", "x").link("java", ""), "\"java\"", "target");
        assertRefused(new CraftedZip().file("game", "x").link("java", "a\u0000b"), "\"java\"", "zero");
        assertRefused(new CraftedZip().file("game", "x").link("java", "a".repeat(4097)), "\"java\"", "4097");
    }

    @ParameterizedTest
    @ValueSource(ints = {0010644, 0020644, 0060644, 0140644})
    void whatIsNeitherFileNorFolderNorLinkIsRefused(int mode) {
        assertRefused(new CraftedZip().entry("tty", "", Lie.mode(mode)), "\"tty\"", "neither file");
    }

    @Test
    void whatCannotBeUnpackedIsRefused() {
        assertRefused(new CraftedZip().entry("game", "x", Lie.flags(1)), "\"game\"", "encrypted");
        assertRefused(new CraftedZip().entry("game", "x", Lie.method(14)), "\"game\"", "method 14");
    }

    @Test
    void aBombIsRefused() {
        assertRefused(new CraftedZip().entry("zeros", "xy", Lie.sizes(2L << 30, 2)), "\"zeros\"", "2147483648 bytes");
        assertRefused(new CraftedZip().entry("zeros", "xy", Lie.sizes(200L << 30, 2)), "\"zeros\"", "may unpack to");
        assertRefused(new CraftedZip().entry("zeros", "xy", Lie.sizes(-2L >>> 1, 2)), "\"zeros\"");
    }

    @Test
    void entriesThatShareBytesAreRefused() {
        assertRefused(new CraftedZip().file("game", "x").entry("game", "x", Lie.at(0)), "\"game\"");
        CraftedZip zip = new CraftedZip().file("aaaa", "x").entry("bbbb", "x", new Lie(0100644, 0, 0, -1, -1, 0, null));
        assertRefused(zip, "bbbb");
    }

    @Test
    void anEntryCalledOtherwiseWhereItLiesIsRefused() {
        assertRefused(new CraftedZip().entry("game", "x", Lie.localName("evil")), "\"game\"", "called otherwise");
    }

    @Test
    void anEntryOutsideOfTheZipIsRefused() {
        assertRefused(new CraftedZip().entry("game", "x", Lie.at(1 << 20)), "\"game\"", "outside");
        assertRefused(new CraftedZip().entry("game", "x", Lie.sizes(100_000, 100_000)), "\"game\"", "outside");
    }

    @Test
    void aDirectoryThatCountsWronglyIsRefused() {
        assertThatThrownBy(() -> inspected(new CraftedZip().file("a", "x").bytes(2)))
                .isInstanceOf(BadZip.class)
                .hasMessageContaining("1 readable entries, not the 2");
        assertThatThrownBy(() ->
                        inspected(new CraftedZip().file("a", "x").file("b", "x").bytes(1)))
                .isInstanceOf(BadZip.class);
    }

    @Test
    void tooManyEntriesAreRefused() {
        CraftedZip zip = new CraftedZip();
        for (int number = 0; number < 11; number++) {
            zip.file("f" + number, "");
        }
        assertThatThrownBy(() -> ZipInspection.inspect(file(zip.bytes()), new ZipLimits(10, 100, 100, 100)))
                .isInstanceOf(BadZip.class)
                .hasMessageContaining("11 entries, 10 are allowed");
    }

    @Test
    void whatIsNoZipIsRefused() {
        for (byte[] content : new byte[][] {{}, {'P', 'K'}, new byte[100_000], "#!/bin/sh".getBytes()}) {
            assertThatThrownBy(() -> inspected(content))
                    .isInstanceOf(BadZip.class)
                    .hasMessageContaining("not a zip");
        }
        assertRefused(new CraftedZip(), "no files");
        assertRefused(new CraftedZip().folder("a/"), "no files");
    }

    @Test
    void aZipThatEndsEarlyIsRefused() throws IOException {
        byte[] whole =
                new CraftedZip().file("game", "content").link("java", "x").bytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> inspected(cut)).isInstanceOf(BadZip.class);
        }
    }

    @Property(tries = 3000)
    void noBytesMakeItFailOtherwise(@ForAll byte[] noise, @ForAll int at) throws IOException {
        byte[] zip = new CraftedZip().file("a/b", "x").link("l", "t").bytes();
        int from = Math.floorMod(at, zip.length);
        System.arraycopy(noise, 0, zip, from, Math.min(noise.length, zip.length - from));
        Path file = Files.createTempFile("noise", ".zip");
        try {
            Files.write(file, zip);
            ZipInspection.inspect(file, ZipLimits.STANDARD);
        } catch (BadZip refused) {
            assertThat(refused.verdict()).isNotBlank();
        } finally {
            Files.delete(file);
        }
    }

    private void assertRefused(CraftedZip zip, String... words) {
        assertThatThrownBy(() -> inspected(zip.bytes()))
                .isInstanceOf(BadZip.class)
                .message()
                .contains(words);
    }

    private long inspected(byte[] zip) throws IOException, BadZip {
        return ZipInspection.inspect(file(zip), ZipLimits.STANDARD);
    }

    private Path file(byte[] content) throws IOException {
        Path file = folder.resolve("package.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(content);
        }
        return file;
    }
}
