package io.opengse.server.sql;

import io.opengse.engine.asset.PackageContent;
import io.opengse.engine.asset.Upload;
import io.opengse.engine.asset.UploadTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Table package_upload. */
final class SqlUploads implements UploadTable {
    private static final String SELECT =
            "select bucket_key, blob, sha256, size, verdict, uploaded_at from package_upload ";

    private final Statements statements;

    SqlUploads(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<Upload> find(String bucketKey) {
        return statements.first(SELECT + "where bucket_key = ?", SqlUploads::upload, bucketKey);
    }

    @Override
    public boolean usesBlob(String blob) {
        return statements
                .first("select 1 from package_upload where blob = ? limit 1", Row::number, blob)
                .isPresent();
    }

    @Override
    public void put(Upload upload) {
        statements.change(
                """
                insert into package_upload (bucket_key, blob, sha256, size, verdict, uploaded_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (bucket_key) do update set blob = excluded.blob, sha256 = excluded.sha256,
                    size = excluded.size, verdict = excluded.verdict, uploaded_at = excluded.uploaded_at
                """,
                upload.bucketKey(),
                upload.content().blob(),
                upload.content().sha256(),
                upload.content().size(),
                upload.verdict(),
                upload.at());
    }

    @Override
    public void remove(String bucketKey) {
        statements.change("delete from package_upload where bucket_key = ?", bucketKey);
    }

    @Override
    public List<Upload> before(Instant moment, int limit) {
        return statements.list(
                SELECT + "where uploaded_at < ? order by uploaded_at, bucket_key limit ?",
                SqlUploads::upload,
                moment,
                limit);
    }

    private static Upload upload(Row row) {
        return new Upload(
                row.text(), new PackageContent(row.text(), row.text(), row.number()), row.text(), row.instant());
    }
}
