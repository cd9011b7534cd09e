package io.opengse.engine.memory;

import io.opengse.engine.asset.DoomedBlobTable;
import java.time.Instant;
import java.util.List;

/** Doomed blobs in memory. */
final class MemoryDoomedBlobs implements DoomedBlobTable {
    private final Rows<String, Mark> rows;
    private final Index<Boolean, Mark, Mark> byMoment;

    MemoryDoomedBlobs(Changes changes) {
        rows = new Rows<>(changes, Mark::id);
        byMoment = rows.index(_ -> List.of(true), mark -> mark);
    }

    @Override
    public void put(String blob, Instant from) {
        rows.put(new Mark(Mark.millis(from), blob));
    }

    @Override
    public void remove(String blob) {
        rows.remove(blob);
    }

    @Override
    public List<String> due(Instant now, int limit) {
        rows.reads();
        return byMoment.of(true).headMap(Mark.endOf(now)).keySet().stream()
                .limit(limit)
                .map(Mark::id)
                .toList();
    }
}
