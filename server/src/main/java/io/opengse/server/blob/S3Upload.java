package io.opengse.server.blob;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** One large object on its way into a bucket, part by part; seen there only when all of them have come. */
record S3Upload(S3Client client, String bucket, String name) {
    private static final System.Logger LOG = System.getLogger(S3Upload.class.getName());

    /** What is large enough to go in parts; others may keep theirs in the same bucket. */
    private static final Pattern OURS = Pattern.compile("packages/asset-[^/]+\\.zip|logs/[0-9a-f]{64}\\.zip");

    void send(Parts parts, byte[] first) throws IOException {
        String upload = client.createMultipartUpload(
                        request -> request.bucket(bucket).key(name))
                .uploadId();
        boolean complete = false;
        try {
            List<CompletedPart> sent = new ArrayList<>();
            sent.add(send(upload, 1, first, parts.length()));
            while (!parts.last()) {
                byte[] part = parts.next();
                if (parts.length() > 0) {
                    sent.add(send(upload, sent.size() + 1, part, parts.length()));
                }
            }
            client.completeMultipartUpload(request ->
                    request.bucket(bucket).key(name).uploadId(upload).multipartUpload(all -> all.parts(sent)));
            complete = true;
        } finally {
            if (!complete) {
                abandon(upload);
            }
        }
    }

    private CompletedPart send(String upload, int number, byte[] content, int length) {
        String tag = client.uploadPart(
                        request -> request.bucket(bucket)
                                .key(name)
                                .uploadId(upload)
                                .partNumber(number),
                        S3Blobs.body(content, length))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    /** Abandons what servers that are dead began; what none of ours named stays. */
    static int abandonOlderThan(Instant before, S3Client client, BlobPlace.Bucket bucket) {
        int abandoned = 0;
        for (MultipartUpload upload : client.listMultipartUploadsPaginator(
                        request -> request.bucket(bucket.name()).prefix(bucket.prefix()))
                .uploads()) {
            if (ours(upload.key(), bucket.prefix()) && upload.initiated().isBefore(before)) {
                new S3Upload(client, bucket.name(), upload.key()).abandon(upload.uploadId());
                abandoned++;
            }
        }
        return abandoned;
    }

    private static boolean ours(String key, String prefix) {
        return key.startsWith(prefix)
                && OURS.matcher(key.substring(prefix.length())).matches();
    }

    /** Else the store would keep, and charge for, the parts that came. */
    private void abandon(String upload) {
        try {
            client.abortMultipartUpload(
                    request -> request.bucket(bucket).key(name).uploadId(upload));
        } catch (SdkException refused) {
            LOG.log(System.Logger.Level.WARNING, "parts of an upload stay in the bucket name=" + name, refused);
        }
    }
}
