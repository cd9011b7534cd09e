package io.opengse.server.blob;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** One large object on its way into a bucket, part by part; seen there only when all of them have come. */
record S3Upload(S3Client client, String bucket, String name) {
    private static final System.Logger LOG = System.getLogger(S3Upload.class.getName());

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
