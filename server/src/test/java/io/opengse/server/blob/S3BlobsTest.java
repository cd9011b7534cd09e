package io.opengse.server.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.robothy.s3.rest.LocalS3;
import com.robothy.s3.rest.bootstrap.LocalS3Mode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Blobs in a bucket of a real S3 server inside this program. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3BlobsTest {
    private static final byte[] CONTENT = "hello".getBytes(StandardCharsets.UTF_8);
    private static final BlobPlace.Keys KEYS = new BlobPlace.Keys("key", "top secret");
    private static final int LARGE = (40 << 20) + 3;

    private LocalS3 server;
    private S3Blobs blobs;

    @BeforeAll
    void serve() throws IOException {
        server = LocalS3.builder().port(-1).mode(LocalS3Mode.IN_MEMORY).build();
        server.start();
        try (S3Client client = S3Client.builder()
                .endpointOverride(endpoint())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "top secret")))
                .build()) {
            client.createBucket(request -> request.bucket("games"));
        }
        blobs = S3Blobs.open(bucket("games"), KEYS);
    }

    @AfterAll
    void stop() {
        blobs.close();
        server.shutdown();
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
        assertThatThrownBy(() -> S3Blobs.open(bucket("nowhere"), KEYS))
                .isInstanceOf(IOException.class)
                .message()
                .contains("\"nowhere\"", "key key", "blob-store")
                .doesNotContain("top secret");
    }

    private BlobPlace.Bucket bucket(String name) {
        return new BlobPlace.Bucket(name, "gse/", Optional.of(endpoint()), "us-east-1");
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
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
