package io.opengse.engine.memory;

import io.opengse.engine.asset.Upload;
import io.opengse.engine.asset.UploadTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Uploads in memory. */
final class MemoryUploads implements UploadTable {
    private final Rows<String, Upload> rows;
    private final Index<Boolean, Mark, Upload> byAge;
    private final Index<String, Mark, Upload> byBlob;

    MemoryUploads(Changes changes) {
        rows = new Rows<>(changes, Upload::bucketKey);
        byAge = rows.index(_ -> List.of(true), MemoryUploads::mark);
        byBlob = rows.index(upload -> List.of(upload.content().blob()), MemoryUploads::mark);
    }

    @Override
    public Optional<Upload> find(String bucketKey) {
        return rows.find(bucketKey);
    }

    @Override
    public boolean usesBlob(String blob) {
        rows.reads();
        return byBlob.count(blob) > 0;
    }

    @Override
    public void put(Upload upload) {
        rows.put(new Upload(upload.bucketKey(), upload.content(), upload.verdict(), Mark.millis(upload.at())));
    }

    @Override
    public void remove(String bucketKey) {
        rows.remove(bucketKey);
    }

    @Override
    public List<Upload> before(Instant moment, int limit) {
        rows.reads();
        return byAge.of(true).headMap(Mark.startOf(moment)).values().stream()
                .limit(limit)
                .toList();
    }

    private static Mark mark(Upload upload) {
        return new Mark(upload.at(), upload.bucketKey());
    }
}
