package io.opengse.cli.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.cli.console.Failure;
import io.opengse.server.zip.ZipInspection;
import io.opengse.server.zip.ZipLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageZipTest {
    @TempDir
    private Path folder;

    private Path game;
    private Path zip;

    @BeforeEach
    void aGame() throws IOException {
        game = Files.createDirectory(folder.resolve("game"));
        zip = folder.resolve("package.zip");
        Files.createDirectories(game.resolve("bin/empty"));
        program("bin/server");
        Files.writeString(game.resolve("数据.txt"), "map ".repeat(10_000));
        Files.createSymbolicLink(game.resolve("java"), Path.of("/opt/none/bin/java"));
    }

    @Test
    void theContentsOfTheFolderArePackedNotTheFolder() throws Exception {
        write();

        assertThat(names()).containsExactly("bin/", "bin/empty/", "bin/server", "java", "数据.txt");
        assertThat(ZipInspection.inspect(zip, ZipLimits.STANDARD)).isGreaterThan(40_000);
        assertThat(Files.size(zip)).isLessThan(2_000);
    }

    @Test
    void modesAreKept() throws Exception {
        write();

        try (FileSystem inside = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inside.getPath("bin/server"))))
                    .isEqualTo("rwxr-x---");
        }
    }

    @Test
    void linksAreKeptAsLinks() throws Exception {
        write();

        try (ZipFile file = new ZipFile(zip.toFile())) {
            ZipEntry link = file.getEntry("java");
            assertThat(file.getInputStream(link)).hasBinaryContent("/opt/none/bin/java".getBytes());
        }
        assertThat(new String(Files.readAllBytes(zip), StandardCharsets.ISO_8859_1))
                .as("mode 120777 in the external attributes of one entry")
                .contains("\u0000\u0000\u00ff\u00a1");
    }

    @Test
    void theSameFolderGivesTheSameZip() throws Exception {
        write();
        PackageFile first = PackageFile.of(zip);
        write();

        assertThat(PackageFile.of(zip)).isEqualTo(first);
    }

    @Test
    void progressEndsWithAllBytes() throws IOException {
        List<Long> told = new ArrayList<>();

        PackageZip.write(PackageFolder.of(game), zip, told::add);

        assertThat(told.getLast()).isEqualTo(PackageFolder.of(game).bytes());
    }

    @Test
    void aFolderThatHoldsOnlyAFolderIsTheClassicMistake() {
        assertThatThrownBy(() -> PackageAdvice.requireContents(PackageFolder.of(folder)))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.getMessage() + failure.remedy())
                                .contains("\"game\"", "gse asset push " + game, "--as-is"));
    }

    @Test
    void aZipOfAFolderIsTheClassicMistakeToo() throws IOException {
        PackageZip.write(PackageFolder.of(folder), zip, _ -> {});

        assertThatThrownBy(() -> PackageAdvice.requireContents(zip))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("\"game\"");
    }

    @Test
    void aPackageWithoutAProgramIsWarnedOf() throws IOException {
        Path plain = Files.createDirectory(folder.resolve("plain"));
        Files.writeString(plain.resolve("server"), "");
        assertThat(PackageAdvice.withoutProgram(PackageFolder.of(plain)).orElseThrow())
                .contains("chmod +x");

        Files.writeString(plain.resolve("install.sh"), "");

        assertThat(PackageAdvice.withoutProgram(PackageFolder.of(plain))).isEmpty();
        assertThat(PackageAdvice.withoutProgram(PackageFolder.of(game))).isEmpty();
    }

    @Test
    void whatCannotBePackedIsNamed() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> PackageFolder.of(empty))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no files");
        assertThatThrownBy(() -> PackageFolder.of(folder.resolve("none")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("none");
    }

    private void program(String name) throws IOException {
        Path program = game.resolve(name);
        Files.writeString(program, "#!/bin/sh\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-x---"));
    }

    private void write() throws IOException {
        PackageZip.write(PackageFolder.of(game), zip, _ -> {});
    }

    private List<String> names() throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream().<String>map(ZipEntry::getName).toList();
        }
    }
}
