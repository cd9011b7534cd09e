package io.opengse.server.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.asset.Uploads;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.server.blob.LinkEnd;
import io.opengse.server.blob.LocalBucket;
import io.opengse.server.blob.Relay;
import io.opengse.server.blob.S3Blobs;
import io.opengse.server.zip.CraftedZip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package in parts whose bucket is not to be reached for a time. */
class BucketFaultsTest {
    private static final byte[] ZIP =
            new CraftedZip().file("server", "x".repeat(400_000)).bytes();
    private static final int HALF = ZIP.length / 2;

    @TempDir
    private Path folder;

    private final Clock clock = Clock.systemUTC();
    private final Uploads books = new Uploads(
            new Surroundings(new MemoryStore(), clock, _ -> {}),
            new IdFactory(new Random(1), "local", "1"),
            Duration.ofDays(1));
    private LocalBucket bucket;
    private Relay network;
    private S3Blobs blobs;
    private PackageUploads uploads;

    @BeforeEach
    void open() throws IOException {
        bucket = new LocalBucket();
        network = new Relay(bucket.endpoint());
        blobs = S3Blobs.open(LocalBucket.bucket("games", network.endpoint(), new LinkEnd.Server()), LocalBucket.KEYS);
        uploads = new PackageUploads(
                new PackageUploads.Terms(folder, PackageUploads.Reach.ALL, 1 << 20), blobs, books, clock);
    }

    @AfterEach
    void close() throws IOException {
        blobs.close();
        network.close();
        bucket.close();
    }

    @Test
    void aPartThatTheStoreDidNotTakeIsSentAgain() throws Exception {
        network.cutAfter(HALF / 2);

        assertThatThrownBy(() -> take(0, HALF))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bucket \"games\" does not keep")
                .hasMessageContaining("see the setting blob-store");
        assertThat(uploads.progress("a.zip")).isEmpty();
        network.mend();

        assertThat(take(0, HALF).offset()).isEqualTo(HALF);
        assertThat(take(HALF, ZIP.length).whole()).isTrue();
        assertOneBlobIsLeft();
    }

    @Test
    void whatCameStaysWhileTheStoreIsAway() throws Exception {
        take(0, HALF);
        network.cutAfter(0);

        assertThatThrownBy(() -> take(HALF, ZIP.length))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("blob-store");
        assertThat(uploads.progress("a.zip")).contains(new Progress(HALF, false, ""));
        network.mend();

        assertThat(take(HALF, ZIP.length).whole()).isTrue();
        assertOneBlobIsLeft();
    }

    @Test
    void aWholePackageThatTheStoreDidNotTakeIsFinishedByItsLastPart() throws Exception {
        take(0, HALF);
        network.cutAfter(HALF + HALF / 2);

        assertThatThrownBy(() -> take(HALF, ZIP.length)).isInstanceOf(IOException.class);
        network.mend();

        assertThat(take(HALF, ZIP.length).whole()).isTrue();
        assertThat(take(HALF, ZIP.length).whole()).as("and again").isTrue();
        assertOneBlobIsLeft();
    }

    private Progress take(int from, int to) throws IOException, UploadRefused {
        return uploads.take("a.zip", new Piece(from, ZIP.length, ""), new ByteArrayInputStream(ZIP, from, to - from));
    }

    private void assertOneBlobIsLeft() {
        uploads.tidy();
        assertThat(bucket.keys())
                .containsExactly(books.find("a.zip").orElseThrow().content().blob());
        assertThat(folder).isEmptyDirectory();
    }
}
