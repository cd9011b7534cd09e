package io.opengse.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageTarTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void layOut() throws IOException {
        file("home/gse", "rwx------", "#!/bin/sh");
        file("home/bin/find-jdk", "rwxr-xr-x", "#!/bin/sh");
        file("home/LICENSE", "rw-------", "free");
        file("home/cli/target/dist/lib/cli.jar", "rw-r-----", "jar");
        file("home/cli/target/dist/lib/kubernetes/client.jar", "rw-r--r--", "jar");
        file("root/bin/sh", "rwxr-xr-x", "shell");
        file("java/bin/java", "rwxr-xr-x", "java");
        Files.createDirectories(folder.resolve("root/tmp"));
    }

    @Test
    void theImageHasItsNameAndRunsGseAsNobody() throws Exception {
        Map<String, byte[]> tar = read(written("a.tar"));

        assertThat(text(tar, "manifest.json")).contains("registry.example/opengse:7");
        assertThat(text(tar, "config.json"))
                .contains("/opt/opengse/gse", "10001:10001", "GSE_BUILD=never", "JAVA_HOME=/opt/java");
    }

    @Test
    void everybodyMayReadWhatIsInItWhateverItsBuilderMay() throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> part : read(written("a.tar")).entrySet()) {
            if (part.getKey().endsWith(".tar.gz")) {
                modes(part.getValue(), files);
            }
        }

        assertThat(files)
                .containsEntry("opt/opengse/gse", "755")
                .containsEntry("opt/opengse/LICENSE", "644")
                .containsEntry("opt/opengse/cli/target/dist/lib/cli.jar", "644")
                .containsEntry("opt/opengse/cli/target/dist/lib/kubernetes/client.jar", "644")
                .containsEntry("opt/java/bin/java", "755")
                .containsEntry("bin/sh", "755")
                .containsEntry("tmp/", "777");
    }

    @Test
    void theSameFilesGiveTheSameImage() throws Exception {
        assertThat(written("a.tar")).hasSameBinaryContentAs(written("b.tar"));
    }

    private Path written(String name) throws Exception {
        Path tar = folder.resolve(name);
        Path home = folder.resolve("home");
        Optional<Path> root = Optional.of(folder.resolve("root"));
        Optional<Path> java = Optional.of(folder.resolve("java"));
        ImageTar.write(new ImagePlan(home, Optional.empty(), root, java, "registry.example/opengse:7"), tar);
        return tar;
    }

    private static Map<String, byte[]> read(Path tar) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(tar);
                TarArchiveInputStream entries = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                parts.put(entry.getName(), entries.readAllBytes());
            }
        }
        return parts;
    }

    private static void modes(byte[] layer, Map<String, String> files) throws IOException {
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(layer)))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), Integer.toOctalString(entry.getMode() & 0777));
            }
        }
    }

    private static String text(Map<String, byte[]> tar, String name) {
        assertThat(tar).containsKey(name);
        return new String(tar.get(name), StandardCharsets.UTF_8);
    }

    private void file(String name, String permissions, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
