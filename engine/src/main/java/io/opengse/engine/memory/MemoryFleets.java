package io.opengse.engine.memory;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.id.FleetId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Fleets in memory. */
final class MemoryFleets implements FleetTable {
    private final Rows<FleetId, Fleet> rows;
    private final Index<Boolean, Mark, Fleet> byEnd;
    private final Index<String, Mark, Fleet> byName;
    private final Index<String, Mark, Fleet> byAsset;

    MemoryFleets(Changes changes) {
        rows = new Rows<>(changes, Fleet::id);
        byEnd = rows.index(fleet -> List.of(fleet.status() == FleetStatus.TERMINATED), MemoryFleets::mark);
        byName = rows.index(fleet -> List.of(fleet.description().name()), MemoryFleets::mark);
        byAsset = rows.index(MemoryFleets::assetInUse, MemoryFleets::mark);
    }

    @Override
    public Optional<Fleet> find(FleetId id) {
        return rows.find(id);
    }

    @Override
    public List<Fleet> list(int offset, int limit) {
        rows.reads();
        return Stream.concat(byEnd.of(false).values().stream(), byEnd.of(true).values().stream())
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Fleet> named(String name) {
        rows.reads();
        return List.copyOf(byName.of(name).values());
    }

    @Override
    public int count() {
        return rows.count();
    }

    @Override
    public int countUsing(String assetId) {
        rows.reads();
        return byAsset.count(assetId);
    }

    @Override
    public int countLiving() {
        rows.reads();
        return byEnd.count(false);
    }

    @Override
    public void insert(Fleet fleet) {
        rows.insert(stored(fleet, fleet.version()));
    }

    @Override
    public void update(Fleet fleet) {
        rows.replace(fleet, Fleet::version, stored(fleet, fleet.version() + 1));
    }

    private static List<String> assetInUse(Fleet fleet) {
        return fleet.status() == FleetStatus.TERMINATED
                ? List.of()
                : List.of(fleet.description().assetId());
    }

    private static Mark mark(Fleet fleet) {
        return new Mark(fleet.createdAt(), fleet.id().value());
    }

    private static Fleet stored(Fleet fleet, long version) {
        return new Fleet(
                fleet.id(),
                fleet.description(),
                fleet.status(),
                fleet.runtime(),
                fleet.protection(),
                fleet.creationLimit(),
                fleet.ports(),
                Mark.millis(fleet.createdAt()),
                Mark.millisOrNull(fleet.endedAt()),
                version);
    }
}
