package io.opengse.engine.memory;

import io.opengse.engine.asset.UploadPiece;
import io.opengse.engine.asset.UploadPieceTable;
import java.time.Instant;
import java.util.List;

/** Pieces of packages in memory. */
final class MemoryUploadPieces implements UploadPieceTable {
    private record Key(String bucketKey, long from) {}

    private final Rows<Key, UploadPiece> rows;
    private final Index<String, Long, UploadPiece> byKey;
    private final Index<Boolean, Mark, UploadPiece> byAge;

    MemoryUploadPieces(Changes changes) {
        rows = new Rows<>(changes, piece -> new Key(piece.bucketKey(), piece.from()));
        byKey = rows.index(piece -> List.of(piece.bucketKey()), UploadPiece::from);
        byAge = rows.index(_ -> List.of(true), piece -> new Mark(piece.at(), piece.bucketKey() + " " + piece.from()));
    }

    @Override
    public List<UploadPiece> of(String bucketKey) {
        rows.reads();
        return List.copyOf(byKey.of(bucketKey).values());
    }

    @Override
    public void put(UploadPiece piece) {
        rows.put(new UploadPiece(piece.bucketKey(), piece.from(), piece.size(), piece.blob(), Mark.millis(piece.at())));
    }

    @Override
    public void removeAll(String bucketKey) {
        rows.removeAll(of(bucketKey));
    }

    @Override
    public List<UploadPiece> before(Instant moment, int limit) {
        rows.reads();
        return byAge.of(true).headMap(Mark.startOf(moment)).values().stream()
                .limit(limit)
                .toList();
    }
}
