package io.opengse.engine.memory;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.session.CreatorWindowTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Creator windows in memory. */
final class MemoryCreatorWindows implements CreatorWindowTable {
    private final Rows<Creator, CreatorWindow> rows;
    private final Index<Boolean, Mark, CreatorWindow> byBegin;

    private record Creator(FleetId fleet, String id) {}

    MemoryCreatorWindows(Changes changes) {
        rows = new Rows<>(changes, row -> new Creator(row.fleet(), row.creatorId()));
        byBegin = rows.index(
                _ -> List.of(true), row -> new Mark(row.begun(), row.fleet().value() + "/" + row.creatorId()));
    }

    @Override
    public Optional<CreatorWindow> find(FleetId fleet, String creatorId) {
        return rows.find(new Creator(fleet, creatorId));
    }

    @Override
    public void put(CreatorWindow window) {
        rows.put(new CreatorWindow(window.fleet(), window.creatorId(), Mark.millis(window.begun()), window.created()));
    }

    @Override
    public int trim(Instant begunBefore, int limit) {
        rows.reads();
        return rows.removeAll(byBegin.of(true).headMap(Mark.startOf(begunBefore)).values().stream()
                .limit(limit)
                .toList());
    }
}
