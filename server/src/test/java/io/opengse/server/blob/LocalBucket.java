package io.opengse.server.blob;

import com.robothy.s3.rest.LocalS3;
import com.robothy.s3.rest.bootstrap.LocalS3Mode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket named games in a real S3 server inside this program, which takes any key. */
public final class LocalBucket implements AutoCloseable {
    /** Some key and its secret. */
    public static final BlobPlace.Keys KEYS = new BlobPlace.Keys("key", "top secret");

    /** Before every key of ours. */
    public static final String PREFIX = "gse/";

    private final LocalS3 server;
    private final S3Client client;

    public LocalBucket() {
        server = LocalS3.builder().port(-1).mode(LocalS3Mode.IN_MEMORY).build();
        server.start();
        client = S3Client.builder()
                .endpointOverride(endpoint())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(KEYS.id(), KEYS.secret())))
                .build();
        client.createBucket(request -> request.bucket("games"));
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** A bucket of this server, reached at an endpoint. */
    public static BlobPlace.Bucket bucket(String name, URI endpoint, LinkEnd links) {
        return new BlobPlace.Bucket(name, PREFIX, Optional.of(endpoint), "us-east-1", links);
    }

    /** What lies there, without the prefix. */
    public List<String> keys() {
        return client.listObjectsV2(request -> request.bucket("games")).contents().stream()
                .map(S3Object::key)
                .map(key -> key.substring(PREFIX.length()))
                .toList();
    }

    /** Begins an upload in parts that nobody will go on with. */
    public void beginUpload(String key) {
        client.createMultipartUpload(request -> request.bucket("games").key(key));
    }

    /** What was begun and is neither whole nor abandoned, by whole key. */
    public List<String> unfinished() {
        return client.listMultipartUploads(request -> request.bucket("games")).uploads().stream()
                .map(MultipartUpload::key)
                .toList();
    }

    @Override
    public void close() {
        client.close();
        server.shutdown();
    }
}
