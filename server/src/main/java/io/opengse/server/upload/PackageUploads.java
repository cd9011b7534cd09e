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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Takes packages in, piece by piece: what has come of one is a file, so that a broken upload goes on where it broke, also
 * after a restart. A whole one is inspected, put into the blob store, and told to the engine. Memory does not grow with
 * the package.
 */
public final class PackageUploads {
    private static final System.Logger LOG = System.getLogger(PackageUploads.class.getName());
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path folder;
    private final Blobs blobs;
    private final Uploads uploads;
    private final InstantSource clock;
    private final long largest;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    /**
     * Opens the folder for uploads that are not whole, making it if need be.
     *
     * @param largest most bytes of one package
     */
    public PackageUploads(Path folder, Blobs blobs, Uploads uploads, InstantSource clock, long largest) {
        this.folder = folder;
        this.blobs = blobs;
        this.uploads = uploads;
        this.clock = clock;
        this.largest = largest;
        try {
            Files.createDirectories(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException("folder " + folder + " for uploads cannot be used", broken);
        }
    }

    /** How far this one is; empty when nothing of it has come. */
    public Optional<Progress> progress(String bucketKey) throws IOException {
        Path file = part(bucketKey);
        if (Files.exists(file)) {
            return Optional.of(new Progress(Files.size(file), false, ""));
        }
        return uploads.find(bucketKey).map(PackageUploads::whole);
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
        Path file = part(bucketKey);
        long there = Files.exists(file) ? Files.size(file) : 0;
        long from = piece.from() == Piece.WHERE_IT_STOPPED ? there : piece.from();
        if (from != 0 && from != there) {
            throw new UploadRefused(
                    Reason.ELSEWHERE,
                    "this piece begins at " + from + ", but " + there + " bytes of the package have come: go on there",
                    there);
        }
        long most = piece.total() == Piece.UNKNOWN ? largest : piece.total();
        PackageContent arrived;
        try (PartFile part = PartFile.open(file, from)) {
            part.add(content, most);
            if (part.size() < piece.total()) {
                return new Progress(part.size(), false, "");
            }
            arrived = new PackageContent("", part.finish(), part.size());
        }
        requireAsAnnounced(file, piece, arrived);
        return keep(bucketKey, file, arrived);
    }

    private void requireAsAnnounced(Path file, Piece piece, PackageContent arrived) throws IOException, UploadRefused {
        boolean tooMuch = arrived.size() > (piece.total() == Piece.UNKNOWN ? largest : piece.total());
        boolean other = !piece.sha256().isEmpty() && !piece.sha256().equalsIgnoreCase(arrived.sha256());
        if (!tooMuch && !other) {
            return;
        }
        Files.delete(file);
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
        Files.deleteIfExists(file);
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

    /** Removes what was abandoned, here and in the blob store; called now and then. */
    public void tidy() {
        try {
            Instant old = clock.instant().minus(ABANDONED);
            for (Path file : files()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    Files.deleteIfExists(file);
                }
            }
            for (String blob : uploads.takeDoomed()) {
                blobs.delete(blob);
                uploads.deleted(blob);
            }
        } catch (IOException problem) {
            LOG.log(System.Logger.Level.WARNING, "abandoned uploads could not be removed", problem);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private UploadRefused tooLarge(String bytes, long offset) {
        return new UploadRefused(
                Reason.TOO_LARGE,
                "the package has " + bytes + ", " + largest + " bytes are allowed (setting package-size-limit)",
                offset);
    }

    private Path part(String bucketKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bucketKey.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest) + ".part");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
