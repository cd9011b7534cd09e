package io.opengse.server.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.id.SessionId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileBlobsTest {
    private static final byte[] CONTENT = "hello".getBytes(StandardCharsets.UTF_8);
    private static final String SHA = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    private Path folder;

    private FileBlobs blobs;

    @BeforeEach
    void open() {
        blobs = new FileBlobs(folder);
    }

    @Test
    void whatWasPutIsFoundWithItsHash() throws IOException {
        Blobs.Stored stored = blobs.put("logs/a.zip", new ByteArrayInputStream(CONTENT));

        assertThat(stored).isEqualTo(new Blobs.Stored(5, SHA));
        assertThat(blobs.size("logs/a.zip")).contains(5L);
        assertThat(blobs.open("logs/a.zip")).hasBinaryContent(CONTENT);
    }

    @Test
    void aLaterBlobReplacesAnEarlierOne() throws IOException {
        blobs.put("a", new ByteArrayInputStream(new byte[3]));
        blobs.put("a", new ByteArrayInputStream(CONTENT));

        assertThat(blobs.open("a")).hasBinaryContent(CONTENT);
    }

    @Test
    void aBlobIsNotSeenBeforeItIsWhole() throws IOException {
        try (BlobWriting writing = blobs.write("logs/a.zip")) {
            writing.write(CONTENT, 0, 3);

            assertThat(blobs.size("logs/a.zip")).isEmpty();
        }
        assertThat(blobs.size("logs/a.zip")).isEmpty();
        assertThat(folder.resolve(".writing")).isEmptyDirectory();
    }

    @Test
    void contentThatIsNotWhatWasAnnouncedIsNotKept() throws IOException {
        try (BlobWriting writing = blobs.write("a")) {
            writing.write(CONTENT, 0, 5);

            assertThatThrownBy(() -> writing.finish("00".repeat(32))).hasMessageContaining(SHA);
        }
        assertThat(blobs.size("a")).isEmpty();
    }

    @Test
    void contentThatIsWhatWasAnnouncedIsKept() throws IOException {
        try (BlobWriting writing = blobs.write("a")) {
            writing.write(CONTENT, 0, 5);
            writing.finish(SHA);
        }
        assertThat(blobs.size("a")).contains(5L);
    }

    @Test
    void aDeletedBlobIsGone() throws IOException {
        blobs.put("a", new ByteArrayInputStream(CONTENT));

        assertThat(blobs.delete("a")).isTrue();
        assertThat(blobs.delete("a")).isFalse();
        assertThatThrownBy(() -> blobs.open("a")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whatAKilledServerLeftHalfWrittenIsRemoved() throws IOException {
        Files.write(folder.resolve(".writing/blob-1"), CONTENT);

        new FileBlobs(folder).put("a", new ByteArrayInputStream(CONTENT));

        assertThat(folder.resolve(".writing")).isEmptyDirectory();
    }

    @Test
    void serversThatShareAFolderDoNotDisturbEachOther() throws IOException {
        try (FileBlobs one = FileBlobs.shared(folder);
                BlobWriting writing = one.write("a")) {
            writing.write(CONTENT, 0, CONTENT.length);
            try (FileBlobs other = FileBlobs.shared(folder)) {
                other.put("b", new ByteArrayInputStream(CONTENT));
                writing.finish();

                assertThat(other.open("a")).hasBinaryContent(CONTENT);
                assertThat(one.open("b")).hasBinaryContent(CONTENT);
            }
        }

        assertThat(folder.resolve(".writing")).isEmptyDirectory();
    }

    @Test
    void whatAnotherServerLeftHalfWrittenALongTimeAgoIsRemoved() throws IOException {
        Path left = Files.createDirectories(folder.resolve(".writing/server-killed"))
                .resolve("blob-1");
        Files.write(left, CONTENT);
        FileBlobs.shared(folder).close();
        assertThat(left).exists();

        Files.setLastModifiedTime(
                left, FileTime.from(Files.getLastModifiedTime(left).toInstant().minus(Duration.ofDays(2))));
        FileBlobs.shared(folder).close();

        assertThat(left).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "../a", "a/../b", "a//b", "a/", ".writing/x", "a b", "a\\b", "a\u0000"})
    void aKeyCannotLeaveTheFolder(String key) {
        assertThat(Blobs.isKey(key)).isFalse();
        assertThatThrownBy(() -> blobs.open(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theKeyOfASessionsLogsIsAKeyWhateverItsId() {
        assertThat(Blobs.isKey(SessionLogs.key(new SessionId("qcs::gse:x/../é"))))
                .isTrue();
    }
}
