package io.opengse.server.upload;

import io.opengse.engine.asset.PackageContent;
import io.opengse.engine.asset.Upload;
import io.opengse.engine.asset.Uploads;
import io.opengse.server.blob.Blobs;
import io.opengse.server.upload.UploadRefused.Reason;
import io.opengse.server.zip.BadZip;
import io.opengse.server.zip.ZipInspection;
import io.opengse.server.zip.ZipLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes packages in, piece by piece: what has come of one is kept, so that a broken upload goes on where it broke, also
 * after a restart, and at another server if that reaches the pieces. A whole one is inspected, put into the blob store, and told to the engine. Memory does not grow with
 * the package.
 */
public final class PackageUploads {
    private static final System.Logger LOG = System.getLogger(PackageUploads.class.getName());
    private static final Duration ABANDONED = Duration.ofDays(1);
    private static final String ELSEWHERE =
            ". If another server of this database has the bytes before, send this piece to"
                    + " that one, or set blob-store on all servers to a place that all of them reach";

    private final PartFolder folder;
    private final PartPlace parts;
    private final Reach reach;
    private final Blobs blobs;
    private final Uploads uploads;
    private final InstantSource clock;
    private final long largest;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    /** Who reaches what has come of a package. */
    public enum Reach {
        /** The only server. */
        ALONE,
        /** This server, of several: the blob store is a folder of its own. */
        THIS_ONE,
        /** Every server of the database: the blob store is theirs. */
        ALL
    }

    /**
     * How packages are taken in.
     *
     * @param folder for uploads that are not whole; made if need be
     * @param largest most bytes of one package
     */
    public record Terms(Path folder, Reach reach, long largest) {}

    public PackageUploads(Terms terms, Blobs blobs, Uploads uploads, InstantSource clock) {
        this.folder = PartFolder.open(terms.folder);
        this.reach = terms.reach;
        this.parts = reach == Reach.ALL ? new SharedParts(folder, blobs, uploads) : new LocalParts(folder);
        this.blobs = blobs;
        this.uploads = uploads;
        this.clock = clock;
        this.largest = terms.largest;
    }

    /** How far this one is; empty when nothing of it has come. */
    public Optional<Progress> progress(String bucketKey) throws IOException {
        Optional<Long> reached = parts.reached(bucketKey);
        return reached.isPresent()
                ? Optional.of(new Progress(reached.get(), false, ""))
                : uploads.find(bucketKey).map(PackageUploads::whole);
    }

    private static Progress whole(Upload upload) {
        return new Progress(upload.content().size(), true, upload.content().sha256());
    }

    /**
     * Takes one piece.
     *
     * @throws IOException when the connection broke or the disk is full; what came is kept
     */
    public Progress take(String bucketKey, Piece piece, InputStream content) throws IOException, UploadRefused {
        if (piece.total() > largest) {
            throw tooLarge(piece.total() + " bytes", 0);
        }
        if (!busy.add(bucketKey)) {
            throw new UploadRefused(
                    Reason.BUSY,
                    "another connection sends \"" + bucketKey + "\" now: wait until it is done, or use another key",
                    0);
        }
        try {
            return add(bucketKey, piece, content);
        } finally {
            busy.remove(bucketKey);
        }
    }

    private Progress add(String bucketKey, Piece piece, InputStream content) throws IOException, UploadRefused {
        long there = parts.reached(bucketKey).orElse(0L);
        long from = piece.from() == Piece.WHERE_IT_STOPPED ? there : piece.from();
        Optional<Upload> done = there == 0 && piece.from() != 0 ? uploads.find(bucketKey) : Optional.empty();
        if (done.isPresent() && sameAs(done.get().content(), piece)) {
            return whole(done.get());
        }
        if (from != 0 && from != there) {
            throw new UploadRefused(
                    Reason.ELSEWHERE,
                    "this piece begins at " + from + ", but " + there + " bytes of the package have come: go on there"
                            + (reach == Reach.THIS_ONE && there == 0 ? ELSEWHERE : ""),
                    there);
        }
        long most = piece.total() == Piece.UNKNOWN ? largest : piece.total();
        PartPlace.Arrived arrived = parts.add(bucketKey, from, content, new PartPlace.Bounds(piece.total(), most));
        if (arrived.whole().isEmpty()) {
            return new Progress(arrived.size(), false, "");
        }
        PartPlace.Whole whole = arrived.whole().get();
        PackageContent come = new PackageContent("", whole.sha256(), arrived.size());
        requireAsAnnounced(bucketKey, piece, come);
        return keep(bucketKey, whole.file(), come);
    }

    /** Whether a piece is one of a package that is whole already: its answer was lost, or another server had the rest. */
    private static boolean sameAs(PackageContent whole, Piece piece) {
        return whole.size() == piece.total()
                && (piece.sha256().isEmpty() || piece.sha256().equalsIgnoreCase(whole.sha256()));
    }

    private void requireAsAnnounced(String bucketKey, Piece piece, PackageContent arrived)
            throws IOException, UploadRefused {
        boolean tooMuch = arrived.size() > (piece.total() == Piece.UNKNOWN ? largest : piece.total());
        boolean other = !piece.sha256().isEmpty() && !piece.sha256().equalsIgnoreCase(arrived.sha256());
        if (!tooMuch && !other) {
            return;
        }
        parts.forget(bucketKey);
        if (tooMuch && piece.total() == Piece.UNKNOWN) {
            throw tooLarge("more", 0);
        }
        throw new UploadRefused(
                Reason.WRONG,
                tooMuch
                        ? "more came than the " + piece.total() + " bytes announced: send the package anew"
                        : "what came has SHA-256 " + arrived.sha256() + ", not " + piece.sha256()
                                + " as announced: send the package anew",
                0);
    }

    private Progress keep(String bucketKey, Path file, PackageContent arrived) throws IOException {
        String verdict = verdict(file);
        String blob = uploads.reserve();
        PackageContent content = new PackageContent(blob, arrived.sha256(), arrived.size());
        if (verdict.isEmpty()) {
            blobs.keep(blob, file);
        }
        uploads.received(bucketKey, content, verdict);
        parts.forget(bucketKey);
        LOG.log(
                System.Logger.Level.INFO,
                "package uploaded key={0} bytes={1} sha256={2} verdict={3}",
                bucketKey,
                Long.toString(content.size()),
                content.sha256(),
                verdict.isEmpty() ? "sound" : verdict);
        return new Progress(content.size(), true, content.sha256());
    }

    private static String verdict(Path zip) throws IOException {
        try {
            ZipInspection.inspect(zip, ZipLimits.STANDARD);
            return "";
        } catch (BadZip bad) {
            return bad.verdict();
        }
    }

    /** Removes what servers that died left half written in the blob store; called at the start and once a day. */
    public void sweep() {
        try {
            int removed = blobs.removeUnfinished(clock.instant().minus(ABANDONED));
            if (removed > 0) {
                LOG.log(System.Logger.Level.INFO, "unfinished blobs removed count={0}", removed);
            }
        } catch (IOException problem) {
            LOG.log(System.Logger.Level.WARNING, "unfinished blobs cannot be removed: {0}", problem.getMessage());
        }
    }

    /** Removes what was abandoned, here and in the blob store; called now and then. */
    public void tidy() {
        try {
            folder.deleteOlderThan(clock.instant().minus(ABANDONED));
            for (String blob : uploads.takeDoomed()) {
                blobs.delete(blob);
                uploads.deleted(blob);
            }
        } catch (IOException problem) {
            LOG.log(System.Logger.Level.WARNING, "abandoned uploads could not be removed", problem);
        }
    }

    private UploadRefused tooLarge(String bytes, long offset) {
        return new UploadRefused(
                Reason.TOO_LARGE,
                "the package has " + bytes + ", " + largest + " bytes are allowed (setting package-size-limit)",
                offset);
    }
}
