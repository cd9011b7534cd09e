package io.opengse.engine.memory;

import io.opengse.engine.id.PlacementId;
import io.opengse.engine.placement.Placement;
import io.opengse.engine.placement.PlacementStatus;
import io.opengse.engine.placement.PlacementTable;
import io.opengse.engine.placement.Trace;
import io.opengse.engine.placement.WorstLatencies;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Placements in memory. */
final class MemoryPlacements implements PlacementTable {
    private final Rows<PlacementId, Placement> rows;
    private final Index<Boolean, Mark, Placement> waiting;
    private final Index<Boolean, Mark, Placement> byDeadline;
    private final Index<Boolean, Mark, Placement> all;

    MemoryPlacements(Changes changes) {
        rows = new Rows<>(changes, Placement::id);
        waiting = rows.index(placement -> placement.waits() ? List.of(true) : List.of(), MemoryPlacements::mark);
        byDeadline = rows.index(
                placement -> placement.status() == PlacementStatus.PENDING ? List.of(true) : List.of(),
                placement ->
                        new Mark(placement.times().deadline(), placement.id().value()));
        all = rows.index(_ -> List.of(true), MemoryPlacements::mark);
    }

    @Override
    public Optional<Placement> find(PlacementId id) {
        return rows.find(id);
    }

    @Override
    public List<Waiting> waiting(@Nullable Position after, int limit) {
        rows.reads();
        NavigableMap<Mark, Placement> rest = waiting.of(true);
        if (after != null) {
            rest = rest.tailMap(new Mark(after.started(), after.id()), false);
        }
        return rest.values().stream()
                .limit(limit)
                .map(placement -> new Waiting(
                        placement.id(),
                        placement.queue(),
                        WorstLatencies.of(placement.request().latencies()),
                        placement.times().started(),
                        placement.times().deadline()))
                .toList();
    }

    @Override
    public List<PlacementId> overdue(Instant now, int limit) {
        rows.reads();
        return byDeadline.of(true).headMap(Mark.endOf(now)).values().stream()
                .limit(limit)
                .map(Placement::id)
                .toList();
    }

    @Override
    public List<Placement> list(PlacementQuery query, int limit) {
        rows.reads();
        NavigableMap<Mark, Placement> rest = all.of(true);
        Position before = query.before();
        if (before != null) {
            rest = rest.headMap(new Mark(before.started(), before.id()), false);
        }
        return rest.descendingMap().values().stream()
                .filter(placement -> query.queue() == null || placement.queue().equals(query.queue()))
                .filter(placement -> query.status() == null || placement.status() == query.status())
                .limit(limit)
                .toList();
    }

    @Override
    public void insert(Placement placement) {
        rows.insert(stored(placement, placement.version()));
    }

    @Override
    public void update(Placement placement) {
        rows.replace(placement, Placement::version, stored(placement, placement.version() + 1));
    }

    private static Mark mark(Placement placement) {
        return new Mark(placement.times().started(), placement.id().value());
    }

    private static Placement stored(Placement placement, long version) {
        return new Placement(
                placement.id(),
                placement.queue(),
                placement.request(),
                placement.status(),
                placement.reason(),
                placement.placed(),
                placement.traces().stream()
                        .map(trace -> new Trace(Mark.millis(trace.at()), trace.words(), trace.considered()))
                        .toList(),
                new Placement.Times(
                        Mark.millis(placement.times().started()),
                        Mark.millis(placement.times().deadline()),
                        Mark.millisOrNull(placement.times().ended())),
                version);
    }
}
