package io.opengse.server.sql;

import io.opengse.engine.asset.UploadPiece;
import io.opengse.engine.asset.UploadPieceTable;
import java.time.Instant;
import java.util.List;

/** Table upload_piece. */
final class SqlUploadPieces implements UploadPieceTable {
    private static final String SELECT = "select bucket_key, from_byte, size, blob, kept_at from upload_piece ";

    private final Statements statements;

    SqlUploadPieces(Statements statements) {
        this.statements = statements;
    }

    @Override
    public List<UploadPiece> of(String bucketKey) {
        return statements.list(SELECT + "where bucket_key = ? order by from_byte", SqlUploadPieces::piece, bucketKey);
    }

    @Override
    public void put(UploadPiece piece) {
        statements.change("""
                insert into upload_piece (bucket_key, from_byte, size, blob, kept_at) values (?, ?, ?, ?, ?)
                on conflict (bucket_key, from_byte) do update set size = excluded.size, blob = excluded.blob,
                    kept_at = excluded.kept_at
                """, piece.bucketKey(), piece.from(), piece.size(), piece.blob(), piece.at());
    }

    @Override
    public void removeAll(String bucketKey) {
        statements.change("delete from upload_piece where bucket_key = ?", bucketKey);
    }

    @Override
    public List<UploadPiece> before(Instant moment, int limit) {
        return statements.list(
                SELECT + "where kept_at < ? order by kept_at, bucket_key, from_byte limit ?",
                SqlUploadPieces::piece,
                moment,
                limit);
    }

    private static UploadPiece piece(Row row) {
        return new UploadPiece(row.text(), row.number(), row.number(), row.text(), row.instant());
    }
}
