package io.opengse.server.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.asset.Upload;
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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of uploads, across restarts and for how long. */
class PackageUploadsTest {
    private static final byte[] ZIP =
            new CraftedZip().file("server", "x".repeat(1000)).bytes();
    private static final int HALF = ZIP.length / 2;

    @TempDir
    private Path folder;

    private Instant now = Clock.systemUTC().instant();
    private FileBlobs blobs;
    private Uploads books;
    private PackageUploads uploads;

    @BeforeEach
    void open() {
        blobs = new FileBlobs(folder.resolve("blobs"));
        books = new Uploads(
                new Surroundings(new MemoryStore(), () -> now, _ -> {}),
                new IdFactory(new Random(1), "local", "1"),
                Duration.ofDays(1));
        uploads = opened();
    }

    private PackageUploads opened() {
        return new PackageUploads(
                new PackageUploads.Terms(folder.resolve("uploads"), PackageUploads.Reach.ALONE, 1 << 20),
                blobs,
                books,
                () -> now);
    }

    @Test
    void anUploadGoesOnAfterARestart() throws Exception {
        uploads.take("a.zip", new Piece(0, ZIP.length, ""), content(0, HALF));

        PackageUploads restarted = opened();
        assertThat(restarted.progress("a.zip")).contains(new Progress(HALF, false, ""));
        Progress whole = restarted.take("a.zip", new Piece(HALF, ZIP.length, ""), content(HALF, ZIP.length));

        assertThat(whole.whole()).isTrue();
        Upload upload = books.find("a.zip").orElseThrow();
        assertThat(upload.verdict()).isEmpty();
        assertThat(blobs.open(upload.content().blob())).hasBinaryContent(ZIP);
        assertThat(whole.sha256()).isEqualTo(upload.content().sha256());
    }

    @Test
    void whatCameBeforeAConnectionBrokeIsKept() throws IOException {
        InputStream broken = new InputStream() {
            private int read;

            @Override
            public int read() throws IOException {
                throw new IOException("the connection broke");
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                if (read++ > 0) {
                    throw new IOException("the connection broke");
                }
                System.arraycopy(ZIP, 0, buffer, from, HALF);
                return HALF;
            }
        };

        assertThatThrownBy(() -> uploads.take("a.zip", new Piece(0, ZIP.length, ""), broken))
                .hasMessage("the connection broke");
        assertThat(uploads.progress("a.zip")).contains(new Progress(HALF, false, ""));
    }

    @Test
    void twoConnectionsCannotSendTheSamePackageAtOnce() throws Exception {
        InputStream inside = new ByteArrayInputStream(ZIP) {
            @Override
            public synchronized int read(byte[] buffer, int from, int length) {
                assertThatThrownBy(() -> uploads.take("a.zip", new Piece(0, ZIP.length, ""), content(0, 1)))
                        .isInstanceOfSatisfying(
                                UploadRefused.class,
                                refused -> assertThat(refused.reason()).isEqualTo(Reason.BUSY));
                return super.read(buffer, from, length);
            }
        };

        assertThat(uploads.take("a.zip", new Piece(0, ZIP.length, ""), inside).whole())
                .isTrue();
    }

    @Test
    void moreThanIsAllowedIsNotKept() throws Exception {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 1;
            }
        };

        assertThatThrownBy(() -> uploads.take("a.zip", new Piece(0, Piece.UNKNOWN, ""), endless))
                .isInstanceOfSatisfying(
                        UploadRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE));
        assertThat(folder.resolve("uploads")).isEmptyDirectory();
    }

    @Test
    void whatIsAbandonedIsRemovedAfterADay() throws Exception {
        uploads.take("half.zip", new Piece(0, ZIP.length, ""), content(0, HALF));
        uploads.take("whole.zip", new Piece(0, ZIP.length, ""), content(0, ZIP.length));
        String blob = books.find("whole.zip").orElseThrow().content().blob();
        now = now.plus(Duration.ofHours(23));
        uploads.tidy();
        assertThat(uploads.progress("half.zip")).isPresent();
        assertThat(blobs.size(blob)).isPresent();

        now = now.plus(Duration.ofHours(2));
        uploads.tidy();

        assertThat(uploads.progress("half.zip")).isEmpty();
        assertThat(uploads.progress("whole.zip")).isEmpty();
        assertThat(blobs.size(blob)).isEmpty();
    }

    private static InputStream content(int from, int to) {
        return new ByteArrayInputStream(ZIP, from, to - from);
    }
}
