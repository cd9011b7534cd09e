package io.opengse.server.blob;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Links into a bucket: the store lets in whoever follows one, until it expires. Asks nobody to make one. */
record S3Links(S3Presigner presigner, String bucket) {
    /** Empty when links are to lead to our servers. */
    static Optional<S3Links> of(BlobPlace.Bucket bucket, AwsCredentialsProvider keys) {
        return switch (bucket.links()) {
            case LinkEnd.Server _ -> Optional.empty();
            case LinkEnd.Store store -> Optional.of(open(bucket, store, keys));
        };
    }

    private static S3Links open(BlobPlace.Bucket bucket, LinkEnd.Store store, AwsCredentialsProvider keys) {
        S3Presigner.Builder builder =
                S3Presigner.builder().region(Region.of(bucket.region())).credentialsProvider(keys);
        store.endpoint()
                .or(bucket::endpoint)
                .ifPresent(endpoint -> builder.endpointOverride(endpoint)
                        .serviceConfiguration(S3Configuration.builder()
                                .pathStyleAccessEnabled(true)
                                .build()));
        return new S3Links(builder.build(), bucket.name());
    }

    /** A browser that follows it saves a file of the blob's name. */
    String link(String name, Duration lifetime) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return presigner
                .presignGetObject(signing -> signing.signatureDuration(lifetime)
                        .getObjectRequest(request -> request.bucket(bucket)
                                .key(name)
                                .responseContentType(
                                        file.endsWith(".zip") ? "application/zip" : "application/octet-stream")
                                .responseContentDisposition("attachment; filename=\"" + file + "\"")))
                .url()
                .toString();
    }

    void close() {
        presigner.close();
    }
}
