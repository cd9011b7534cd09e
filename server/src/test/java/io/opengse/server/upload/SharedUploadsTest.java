package io.opengse.server.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.asset.Uploads;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.server.blob.FileBlobs;
import io.opengse.server.upload.UploadRefused.Reason;
import io.opengse.server.zip.CraftedZip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package whose parts come to two servers of one database, whose blob store is a folder that both mount. */
class SharedUploadsTest {
    private static final byte[] ZIP =
            new CraftedZip().file("server", "x".repeat(1000)).bytes();
    private static final int THIRD = ZIP.length / 3;
    private static final Piece REST = new Piece(2 * THIRD, ZIP.length, "");

    @TempDir
    private Path folder;

    private Instant now = Clock.systemUTC().instant();
    private final Uploads books = new Uploads(
            new Surroundings(new MemoryStore(), () -> now, _ -> {}),
            new IdFactory(new Random(1), "local", "1"),
            Duration.ofDays(1));
    private PackageUploads one;
    private PackageUploads other;

    @BeforeEach
    void open() {
        one = server("one", PackageUploads.Reach.ALL);
        other = server("other", PackageUploads.Reach.ALL);
    }

    private PackageUploads server(String name, PackageUploads.Reach reach) {
        return new PackageUploads(
                new PackageUploads.Terms(folder.resolve(name), reach, 1 << 20),
                FileBlobs.shared(folder.resolve("blobs")),
                books,
                () -> now);
    }

    private static InputStream content(int from, int to) {
        return new ByteArrayInputStream(ZIP, from, to - from);
    }

    @Test
    void aPackageComesInPartsToBothServers() throws Exception {
        one.take("a.zip", new Piece(0, ZIP.length, ""), content(0, THIRD));
        assertThat(other.progress("a.zip")).contains(new Progress(THIRD, false, ""));
        other.take("a.zip", new Piece(THIRD, ZIP.length, ""), content(THIRD, 2 * THIRD));

        Progress whole = one.take("a.zip", REST, content(2 * THIRD, ZIP.length));

        assertThat(whole.whole()).isTrue();
        assertThat(other.progress("a.zip")).contains(whole);
        String blob = books.find("a.zip").orElseThrow().content().blob();
        assertThat(Files.readAllBytes(folder.resolve("blobs").resolve(blob))).isEqualTo(ZIP);
        other.tidy();
        assertThat(blobs()).containsExactly(blob);
        assertThat(Stream.of("one", "other").map(folder::resolve))
                .allSatisfy(own -> assertThat(own).isEmptyDirectory());
    }

    @Test
    void whatCameBeforeAConnectionBrokeIsThereForTheOther() throws Exception {
        assertThatThrownBy(() -> one.take("a.zip", new Piece(0, ZIP.length, ""), broken(THIRD)))
                .hasMessage("the connection broke");

        Progress whole = other.take("a.zip", new Piece(THIRD, ZIP.length, ""), content(THIRD, ZIP.length));

        assertThat(whole.whole()).isTrue();
    }

    @Test
    void ofTwoServersThatTakeTheSamePieceTheFirstCounts() throws Exception {
        one.take("a.zip", new Piece(0, ZIP.length, ""), content(0, THIRD));
        InputStream slow = new ByteArrayInputStream(ZIP, THIRD, THIRD) {
            private boolean begun;

            @Override
            public synchronized int read(byte[] buffer, int from, int length) {
                if (!begun) {
                    begun = true;
                    taken(other, THIRD, 2 * THIRD);
                }
                return super.read(buffer, from, length);
            }
        };

        assertThatExceptionOfType(UploadRefused.class)
                .isThrownBy(() -> one.take("a.zip", new Piece(THIRD, ZIP.length, ""), slow))
                .satisfies(refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.ELSEWHERE);
                    assertThat(refused.offset()).isEqualTo(2L * THIRD);
                });
        assertThat(other.take("a.zip", REST, content(2 * THIRD, ZIP.length)).whole())
                .isTrue();
    }

    private static void taken(PackageUploads server, int from, int to) {
        try {
            server.take("a.zip", new Piece(from, ZIP.length, ""), content(from, to));
        } catch (IOException | UploadRefused problem) {
            throw new AssertionError(problem);
        }
    }

    @Test
    void whoBeginsAnewForgetsWhatCame() throws Exception {
        taken(one, 0, 2 * THIRD);
        taken(other, 0, THIRD);

        assertThat(one.progress("a.zip")).contains(new Progress(THIRD, false, ""));
        one.tidy();
        assertThat(blobs()).hasSize(1);
    }

    @Test
    void aPackageThatIsNotWhatWasAnnouncedIsForgottenEverywhere() throws Exception {
        taken(one, 0, THIRD);

        assertThatThrownBy(() ->
                        other.take("a.zip", new Piece(THIRD, ZIP.length, "00".repeat(32)), content(THIRD, ZIP.length)))
                .hasMessageContaining("not " + "00".repeat(32));

        assertThat(one.progress("a.zip")).isEmpty();
        one.tidy();
        assertThat(blobs()).isEmpty();
    }

    @Test
    void piecesThatAreGoneAreSaidSo() throws Exception {
        taken(one, 0, THIRD);
        for (String blob : blobs()) {
            Files.delete(folder.resolve("blobs").resolve(blob));
        }

        assertThatThrownBy(() -> other.take("a.zip", new Piece(THIRD, ZIP.length, ""), content(THIRD, ZIP.length)))
                .hasMessageContaining("send it anew");
        assertThat(one.progress("a.zip")).isEmpty();
    }

    @Test
    void whatNobodyGoesOnWithIsRemovedAfterADay() throws Exception {
        taken(one, 0, THIRD);
        now = now.plus(Duration.ofHours(20));
        taken(other, THIRD, 2 * THIRD);
        now = now.plus(Duration.ofHours(20));
        one.tidy();
        assertThat(other.progress("a.zip")).contains(new Progress(2L * THIRD, false, ""));

        now = now.plus(Duration.ofHours(5));
        one.tidy();

        assertThat(other.progress("a.zip")).isEmpty();
        assertThat(blobs()).isEmpty();
    }

    @Test
    void serversWithFilesOfTheirOwnSayWhatToSet() throws Exception {
        PackageUploads lonely = server("lonely", PackageUploads.Reach.THIS_ONE);
        taken(lonely, 0, THIRD);

        assertThatThrownBy(() -> server("another", PackageUploads.Reach.THIS_ONE)
                        .take("a.zip", new Piece(THIRD, ZIP.length, ""), content(THIRD, ZIP.length)))
                .hasMessageContaining("blob-store");
    }

    private List<String> blobs() throws IOException {
        Path packages = folder.resolve("blobs/packages");
        if (Files.notExists(packages)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(packages)) {
            return files.map(file -> "packages/" + file.getFileName()).toList();
        }
    }

    private static InputStream broken(int after) {
        return new InputStream() {
            private boolean sent;

            @Override
            public int read() throws IOException {
                throw new IOException("the connection broke");
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                if (sent) {
                    throw new IOException("the connection broke");
                }
                sent = true;
                System.arraycopy(ZIP, 0, buffer, from, after);
                return after;
            }
        };
    }
}
