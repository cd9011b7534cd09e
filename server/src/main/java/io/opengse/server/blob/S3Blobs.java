package io.opengse.server.blob;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Blobs in a bucket of any store that speaks S3. Its classes are loaded only when the setting blob-store asks for them.
 * What is large goes in parts of 16 MiB, one in memory at a time.
 */
public final class S3Blobs implements Blobs {
    private static final String BINARY = "application/octet-stream";
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration SILENCE_PATIENCE = Duration.ofSeconds(30);
    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final Optional<S3Links> links;
    private final BlobPlace.Bucket bucket;

    private S3Blobs(S3Client client, Optional<S3Links> links, BlobPlace.Bucket bucket) {
        this.client = client;
        this.links = links;
        this.bucket = bucket;
    }

    /**
     * Reaches for the bucket, so that a wrong name or key is known at the start.
     *
     * @throws IOException when it cannot be used; says what to do
     */
    public static S3Blobs open(BlobPlace.Bucket bucket, BlobPlace.Keys keys) throws IOException {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(bucket.region()))
                .credentialsProvider(provider(keys))
                // Stores other than Amazon's know only the checksums that an operation requires.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                // Nor do all of them know a body of signed chunks: some keep the signatures as part of the content.
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_PATIENCE)
                        .socketTimeout(SILENCE_PATIENCE));
        bucket.endpoint()
                .ifPresent(endpoint -> builder.endpointOverride(endpoint).forcePathStyle(true));
        S3Client client = builder.build();
        try {
            client.headBucket(request -> request.bucket(bucket.name()));
            return new S3Blobs(client, S3Links.of(bucket, provider(keys)), bucket);
        } catch (SdkException refused) {
            client.close();
            throw new IOException(
                    "bucket \"" + bucket.name() + "\" cannot be used with " + keys + " (" + refused.getMessage()
                            + "): check the settings blob-store, blob-store-key-id and blob-store-secret",
                    refused);
        }
    }

    private static AwsCredentialsProvider provider(BlobPlace.Keys keys) {
        return keys.id().isEmpty()
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(keys.id(), keys.secret()));
    }

    @Override
    public Stored put(String key, InputStream content) throws IOException {
        Parts parts = new Parts(content);
        try {
            byte[] first = parts.next();
            if (parts.last()) {
                client.putObject(request -> request.bucket(bucket.name()).key(name(key)), body(first, parts.length()));
            } else {
                new S3Upload(client, bucket.name(), name(key)).send(parts, first);
            }
            return parts.stored();
        } catch (SdkException refused) {
            throw failed("keep", key, refused);
        }
    }

    static RequestBody body(byte[] content, int length) {
        return RequestBody.fromContentProvider(() -> new ByteArrayInputStream(content, 0, length), length, BINARY);
    }

    @Override
    public Optional<Long> size(String key) throws IOException {
        try {
            return Optional.of(
                    client.headObject(request -> request.bucket(bucket.name()).key(name(key)))
                            .contentLength());
        } catch (S3Exception refused) {
            if (refused.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw failed("find", key, refused);
        } catch (SdkException refused) {
            throw failed("find", key, refused);
        }
    }

    @Override
    public InputStream open(String key, long offset) throws IOException {
        Optional<Long> size = size(key);
        if (size.isEmpty()) {
            throw new NoSuchFileException(key);
        }
        if (offset >= size.get()) {
            return InputStream.nullInputStream();
        }
        try {
            ResponseInputStream<GetObjectResponse> content = client.getObject(
                    request -> request.bucket(bucket.name()).key(name(key)).range("bytes=" + offset + "-"));
            return new Given(content);
        } catch (NoSuchKeyException _) {
            throw new NoSuchFileException(key);
        } catch (SdkException refused) {
            throw failed("read", key, refused);
        }
    }

    /** Closed early it hangs up, instead of reading what nobody wants; a failing connection is an IOException. */
    private static final class Given extends FilterInputStream {
        private final ResponseInputStream<GetObjectResponse> content;

        Given(ResponseInputStream<GetObjectResponse> content) {
            super(content);
            this.content = content;
        }

        @Override
        public void close() {
            content.abort();
        }
    }

    @Override
    public Optional<String> link(String key, Duration lifetime) {
        return links.map(into -> into.link(name(key), lifetime));
    }

    @Override
    public boolean delete(String key) throws IOException {
        try {
            client.deleteObject(request -> request.bucket(bucket.name()).key(name(key)));
            return true;
        } catch (SdkException refused) {
            throw failed("delete", key, refused);
        }
    }

    @Override
    public int removeUnfinished(Instant before) throws IOException {
        try {
            return S3Upload.abandonOlderThan(before, client, bucket);
        } catch (SdkException refused) {
            throw failed("list unfinished uploads of", bucket.prefix(), refused);
        }
    }

    @Override
    public void close() {
        links.ifPresent(S3Links::close);
        client.close();
    }

    private String name(String key) {
        return bucket.prefix() + BlobKeys.required(key);
    }

    private IOException failed(String what, String key, SdkException refused) {
        return new IOException(
                "bucket \"" + bucket.name() + "\" does not " + what + " \"" + key + "\": " + refused.getMessage()
                        + "; see the setting blob-store",
                refused);
    }
}
