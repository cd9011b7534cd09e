package io.opengse.server.upload;

import io.opengse.engine.asset.UploadPiece;
import io.opengse.engine.asset.UploadPieces;
import io.opengse.engine.asset.Uploads;
import io.opengse.server.blob.Blobs;
import io.opengse.server.upload.UploadRefused.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Parts in a blob store that every server reaches, and in the database how far they go: a package that was begun at one
 * server goes on at another. What one PUT carries is a file here until it ends, and only then, if the package is not
 * whole, a piece there: a package that comes in one go is stored once.
 */
record SharedParts(PartFolder folder, Blobs blobs, Uploads uploads) implements PartPlace {
    private static final System.Logger LOG = System.getLogger(SharedParts.class.getName());

    @Override
    public Optional<Long> reached(String bucketKey) {
        return uploads.pieces().reached(bucketKey);
    }

    @Override
    public Arrived add(String bucketKey, long from, InputStream content, Bounds bounds)
            throws IOException, UploadRefused {
        List<UploadPiece> before = from == 0 ? List.of() : uploads.pieces().of(bucketKey);
        Path file = folder.file(bucketKey);
        long end;
        String sha256;
        try (PartFile part = PartFile.open(file, 0)) {
            taken(bucketKey, from, content, bounds, part);
            end = from + part.size();
            sha256 = part.finish();
        }
        if (end < bounds.total()) {
            keep(bucketKey, from, file, end - from);
            return Arrived.part(end);
        }
        return from == 0 ? Arrived.whole(file, sha256, end) : together(bucketKey, before, file);
    }

    /** What came before a connection broke is a piece as well. */
    private void taken(String bucketKey, long from, InputStream content, Bounds bounds, PartFile part)
            throws IOException {
        try {
            part.add(content, bounds.most() - from);
        } catch (IOException | RuntimeException broken) {
            try {
                if (part.size() > 0) {
                    var _ = part.finish();
                    keep(bucketKey, from, folder.file(bucketKey), part.size());
                }
            } catch (IOException | UploadRefused | RuntimeException lost) {
                broken.addSuppressed(lost);
            }
            throw broken;
        }
    }

    private void keep(String bucketKey, long from, Path file, long size) throws IOException, UploadRefused {
        String blob = uploads.reserve();
        blobs.keep(blob, file);
        Files.deleteIfExists(file);
        if (!uploads.pieces().add(bucketKey, from, size, blob)) {
            long there = reached(bucketKey).orElse(0L);
            throw new UploadRefused(
                    Reason.ELSEWHERE,
                    "another server took a piece of this package meanwhile, or there are more than " + UploadPieces.MOST
                            + " pieces: " + there + " bytes have come, go on there",
                    there);
        }
        LOG.log(System.Logger.Level.DEBUG, "piece kept key={0} from={1} bytes={2}", bucketKey, from, size);
    }

    private Arrived together(String bucketKey, List<UploadPiece> before, Path rest) throws IOException, UploadRefused {
        Path whole = folder.whole(bucketKey);
        try (PartFile part = PartFile.open(whole, 0)) {
            for (UploadPiece piece : before) {
                try (InputStream content = blobs.open(piece.blob())) {
                    part.add(content, Long.MAX_VALUE);
                }
                if (part.size() != piece.end()) {
                    throw new NoSuchFileException(piece.blob(), null, "it is not as long as it was");
                }
            }
            try (InputStream content = Files.newInputStream(rest)) {
                part.add(content, Long.MAX_VALUE);
            }
            return Arrived.whole(whole, part.finish(), part.size());
        } catch (NoSuchFileException gone) {
            LOG.log(System.Logger.Level.WARNING, "a piece of an upload is gone key=" + bucketKey, gone);
            forget(bucketKey);
            throw new UploadRefused(Reason.WRONG, "pieces of this package are gone: send it anew", 0);
        } finally {
            Files.deleteIfExists(rest);
        }
    }

    @Override
    public void forget(String bucketKey) throws IOException {
        if (reached(bucketKey).isPresent()) {
            uploads.pieces().drop(bucketKey);
        }
        Files.deleteIfExists(folder.file(bucketKey));
        Files.deleteIfExists(folder.whole(bucketKey));
    }
}
