package io.opengse.server.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Blobs in a bucket of a real S3 server inside this program. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3BlobsTest {
    private static final byte[] CONTENT = "hello".getBytes(StandardCharsets.UTF_8);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LARGE = (40 << 20) + 3;

    private LocalBucket server;
    private S3Blobs blobs;

    @BeforeAll
    void serve() throws IOException {
        server = new LocalBucket();
        blobs = S3Blobs.open(bucket("games"), LocalBucket.KEYS);
    }

    @AfterAll
    void stop() {
        blobs.close();
        server.close();
    }

    @Test
    void whatWasPutIsFoundWithItsHash() throws Exception {
        assertThat(blobs.put("logs/a.zip", new ByteArrayInputStream(CONTENT)))
                .isEqualTo(new Blobs.Stored(5, sha256(CONTENT)));

        assertThat(blobs.size("logs/a.zip")).contains(5L);
        assertThat(read("logs/a.zip", 0)).isEqualTo(CONTENT);
        assertThat(read("logs/a.zip", 3)).isEqualTo("lo".getBytes(StandardCharsets.UTF_8));
        assertThat(read("logs/a.zip", 5)).isEmpty();
    }

    @Test
    void aBlobOfManyPartsComesBackWhole(@TempDir Path folder) throws Exception {
        byte[] large = new byte[LARGE];
        new Random(1).nextBytes(large);
        Path file = Files.write(folder.resolve("large"), large);

        blobs.keep("packages/large.zip", file);

        assertThat(blobs.size("packages/large.zip")).contains((long) LARGE);
        assertThat(sha256(read("packages/large.zip", 0))).isEqualTo(sha256(large));
    }

    @Test
    void aBlobThatEndsWithAPartIsWhole() throws Exception {
        byte[] even = new byte[32 << 20];

        assertThat(blobs.put("even", new ByteArrayInputStream(even)).sha256()).isEqualTo(sha256(even));
        assertThat(blobs.size("even")).contains((long) even.length);
    }

    @Test
    void anEmptyBlobIsOneToo() throws Exception {
        blobs.put("empty", InputStream.nullInputStream());

        assertThat(blobs.size("empty")).contains(0L);
        assertThat(read("empty", 0)).isEmpty();
    }

    @Test
    void aBlobThatBreaksOffIsNotSeen() throws IOException {
        InputStream broken = new InputStream() {
            private int left = 20 << 20;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("the disk is gone");
                }
                return 1;
            }
        };

        assertThatThrownBy(() -> blobs.put("broken", broken)).hasMessage("the disk is gone");
        assertThat(blobs.size("broken")).isEmpty();
    }

    @Test
    void aLaterBlobReplacesAnEarlierOne() throws Exception {
        blobs.put("again", new ByteArrayInputStream(new byte[3]));
        blobs.put("again", new ByteArrayInputStream(CONTENT));

        assertThat(read("again", 0)).isEqualTo(CONTENT);
    }

    @Test
    void aDeletedBlobIsGone() throws IOException {
        blobs.put("gone", new ByteArrayInputStream(CONTENT));

        blobs.delete("gone");

        assertThat(blobs.size("gone")).isEmpty();
        assertThatThrownBy(() -> blobs.open("gone")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aBucketThatIsNotThereIsSaidAtTheStartWithoutTheSecret() {
        assertThatThrownBy(() -> S3Blobs.open(bucket("nowhere"), LocalBucket.KEYS))
                .isInstanceOf(IOException.class)
                .message()
                .contains("\"nowhere\"", "key key", "blob-store")
                .doesNotContain("top secret");
    }

    @Test
    void linksLeadToOurServersUnlessTheSettingSaysOtherwise() throws Exception {
        assertThat(blobs.link("logs/a.zip", HOUR)).isEmpty();
        try (S3Blobs direct = S3Blobs.open(
                LocalBucket.bucket("games", server.endpoint(), LinkEnd.parse("store")), LocalBucket.KEYS)) {
            direct.put("logs/direct.zip", new ByteArrayInputStream(CONTENT));
            URI link = URI.create(direct.link("logs/direct.zip", HOUR).orElseThrow());

            assertThat(link).asString().startsWith(server.endpoint() + "/games/gse/logs/direct.zip?");
            assertThat(link).asString().contains("X-Amz-Expires=3600").doesNotContain("top");
            try (InputStream content = link.toURL().openStream()) {
                assertThat(content.readAllBytes()).isEqualTo(CONTENT);
            }
        }
    }

    @Test
    void linksMayLeadToWhereOthersReachTheStore() throws Exception {
        LinkEnd outside = LinkEnd.parse("https://s3.example.com");
        try (S3Blobs direct = S3Blobs.open(LocalBucket.bucket("games", server.endpoint(), outside), LocalBucket.KEYS)) {
            assertThat(direct.link("logs/a.zip", HOUR).orElseThrow())
                    .startsWith("https://s3.example.com/games/gse/logs/a.zip?");
        }
    }

    @Test
    void whatAKilledServerBeganIsAbandonedWhenItIsOld() throws Exception {
        String ours = "gse/packages/asset-1.zip";
        server.beginUpload(ours);
        server.beginUpload("gse/packages/of-another-program.zip");
        server.beginUpload("elsewhere/packages/asset-1.zip");

        assertThat(blobs.removeUnfinished(Instant.EPOCH)).isZero();
        assertThat(server.unfinished()).contains(ours);
        assertThat(blobs.removeUnfinished(Instant.parse("2999-01-01T00:00:00Z")))
                .isOne();

        assertThat(server.unfinished())
                .containsExactlyInAnyOrder("gse/packages/of-another-program.zip", "elsewhere/packages/asset-1.zip");
    }

    @Test
    void aStoreThatKeepsWhatComesKeepsTheContentAlone() throws Exception {
        Map<String, byte[]> kept = new ConcurrentHashMap<>();
        HttpServer simple = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        simple.createContext("/", exchange -> {
            kept.put(exchange.getRequestMethod(), exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        simple.start();
        URI at = URI.create("http://127.0.0.1:" + simple.getAddress().getPort());
        try (S3Blobs plain = S3Blobs.open(LocalBucket.bucket("games", at, new LinkEnd.Server()), LocalBucket.KEYS)) {
            plain.put("logs/a.zip", new ByteArrayInputStream(CONTENT));
        } finally {
            simple.stop(0);
        }

        assertThat(kept.get("PUT")).isEqualTo(CONTENT);
    }

    private BlobPlace.Bucket bucket(String name) {
        return LocalBucket.bucket(name, server.endpoint(), new LinkEnd.Server());
    }

    private byte[] read(String key, long offset) throws IOException {
        try (InputStream content = blobs.open(key, offset)) {
            return content.readAllBytes();
        }
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
