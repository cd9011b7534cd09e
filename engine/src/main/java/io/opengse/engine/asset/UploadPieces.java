package io.opengse.engine.asset;

import io.opengse.engine.event.Surroundings;
import io.opengse.engine.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far packages are that come piece by piece, at whichever server. Asked by the upload door of the server, which keeps
 * the pieces themselves in a blob store that all servers reach.
 */
public final class UploadPieces {
    /** Far more than a broken connection makes; each is a row and a blob. */
    public static final int MOST = 10_000;

    private static final int AT_ONCE = 1000;

    private final Surroundings surroundings;
    private final Duration kept;

    UploadPieces(Surroundings surroundings, Duration kept) {
        this.surroundings = surroundings;
        this.kept = kept;
    }

    /** What has come of a package, without a gap; empty when nothing has. */
    public List<UploadPiece> of(String bucketKey) {
        return surroundings
                .store()
                .read(transaction -> UploadPieceTable.in(transaction).of(bucketKey));
    }

    /** Where the next piece must begin. */
    public static long end(List<UploadPiece> pieces) {
        return pieces.isEmpty() ? 0 : pieces.getLast().end();
    }

    /**
     * A piece lies in the blob store. One that begins at 0 takes the place of all that came before.
     *
     * @param blob as {@link Uploads#reserve} gave it
     * @return false: another piece came there first, at another server; this one is forgotten
     */
    public boolean add(String bucketKey, long from, long size, String blob) {
        Instant now = surroundings.clock().instant();
        return surroundings.store().write(transaction -> {
            UploadPieceTable table = UploadPieceTable.in(transaction);
            if (from == 0) {
                drop(transaction, bucketKey, now);
            }
            List<UploadPiece> before = table.of(bucketKey);
            if (end(before) != from || before.size() >= MOST) {
                DoomedBlobTable.in(transaction).put(blob, now);
                return false;
            }
            before.forEach(piece -> keep(transaction, piece.keptAt(now)));
            keep(transaction, new UploadPiece(bucketKey, from, size, blob, now));
            return true;
        });
    }

    /** The package came whole, or is to begin anew. */
    public void drop(String bucketKey) {
        Instant now = surroundings.clock().instant();
        surroundings.store().write(transaction -> {
            drop(transaction, bucketKey, now);
            return bucketKey;
        });
    }

    /** All blobs of an upload that nobody goes on with may go at the same time, which its rows must not outlive. */
    private void keep(Transaction transaction, UploadPiece piece) {
        UploadPieceTable.in(transaction).put(piece);
        DoomedBlobTable.in(transaction).put(piece.blob(), piece.at().plus(kept));
    }

    static void drop(Transaction transaction, String bucketKey, Instant now) {
        UploadPieceTable table = UploadPieceTable.in(transaction);
        table.of(bucketKey).forEach(piece -> DoomedBlobTable.in(transaction).put(piece.blob(), now));
        table.removeAll(bucketKey);
    }

    static void dropBefore(Transaction transaction, Instant moment, Instant now) {
        UploadPieceTable.in(transaction).before(moment, AT_ONCE).stream()
                .map(UploadPiece::bucketKey)
                .distinct()
                .forEach(bucketKey -> drop(transaction, bucketKey, now));
    }

    /** For a sentence about one: where it stands, if it began. */
    public Optional<Long> reached(String bucketKey) {
        List<UploadPiece> pieces = of(bucketKey);
        return pieces.isEmpty() ? Optional.empty() : Optional.of(end(pieces));
    }
}
