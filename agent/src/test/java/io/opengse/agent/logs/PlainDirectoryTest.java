package io.opengse.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs where the system has neither permissions nor directories that can be held open, such as Windows. */
class PlainDirectoryTest {
    @Test
    void logsAreGatheredWhereDirectoriesCannotBeHeldOpen(@TempDir Path folder) throws IOException {
        Path zipped = folder.resolve("logs.zip");
        try (FileSystem plain = Jimfs.newFileSystem(Configuration.windows());
                Bundle bundle = new Bundle(Files.newOutputStream(zipped), 1 << 20, "session x")) {
            Path logs = Files.createDirectories(plain.getPath("C:\\game\\logs\\deep"));
            Files.writeString(logs.resolve("a.log"), "one");
            Files.writeString(logs.resolveSibling("b.log"), "two");

            new Gathering(new Reach(new GameUser.Unlimited("me"), List.of()), bundle)
                    .add(plain.getPath("C:\\game\\logs"), "logs");
            bundle.finish();
        }

        assertThat(Unzipped.of(zipped)).containsEntry("logs/deep/a.log", "one").containsEntry("logs/b.log", "two");
    }

    @Test
    void aUserWhoMayNotReadEverythingGetsNothingThere(@TempDir Path folder) throws IOException {
        GameUser limited = new GameUser.Limited(Files.getOwner(folder), Set.of());
        try (FileSystem plain = Jimfs.newFileSystem(Configuration.windows())) {
            Reach reach = new Reach(limited, List.of());

            assertThatThrownBy(() -> reach.directory(plain.getPath("C:\\"))).isInstanceOf(OutOfReach.class);
        }
    }

    @Test
    void aLinkIsNoDirectoryAndAFileIsReadByItsName(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        Files.writeString(folder.resolve("file"), "content");
        try (PlainDirectory directory = new PlainDirectory(folder)) {
            Set<String> names = new HashSet<>();
            directory.forEach(each -> names.add(each.getFileName().toString()));
            assertThat(names).containsExactlyInAnyOrder("real", "link", "file");
            assertThatThrownBy(() -> directory.newDirectoryStream(Path.of("link"), LinkOption.NOFOLLOW_LINKS))
                    .isInstanceOf(NotDirectoryException.class);
            try (var content = directory.newByteChannel(Path.of("file"), Set.of())) {
                assertThat(content.size()).isEqualTo("content".getBytes(StandardCharsets.UTF_8).length);
            }
        }
    }
}
