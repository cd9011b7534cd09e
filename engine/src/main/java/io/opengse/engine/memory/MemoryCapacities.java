package io.opengse.engine.memory;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.instance.CapacityTable;
import io.opengse.engine.instance.FleetCapacity;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Capacities in memory. */
final class MemoryCapacities implements CapacityTable {
    private final Rows<FleetId, FleetCapacity> rows;
    private final Index<Boolean, String, FleetCapacity> all;

    MemoryCapacities(Changes changes) {
        rows = new Rows<>(changes, FleetCapacity::fleet);
        all = rows.index(_ -> List.of(true), row -> row.fleet().value());
    }

    @Override
    public Optional<FleetCapacity> find(FleetId fleet) {
        return rows.find(fleet);
    }

    @Override
    public List<FleetCapacity> living() {
        rows.reads();
        return List.copyOf(all.of(true).values());
    }

    @Override
    public List<FleetCapacity> after(@Nullable FleetId fleet, int limit) {
        rows.reads();
        NavigableMap<String, FleetCapacity> found = all.of(true);
        return (fleet == null ? found : found.tailMap(fleet.value(), false))
                .values().stream().limit(limit).toList();
    }

    @Override
    public void insert(FleetCapacity capacity) {
        rows.insert(stored(capacity, capacity.version()));
    }

    @Override
    public void update(FleetCapacity capacity) {
        rows.replace(capacity, FleetCapacity::version, stored(capacity, capacity.version() + 1));
    }

    @Override
    public void remove(FleetId fleet) {
        rows.remove(fleet);
    }

    private static FleetCapacity stored(FleetCapacity row, long version) {
        return new FleetCapacity(
                row.fleet(),
                row.minimum(),
                row.maximum(),
                row.desired(),
                row.cooldown(),
                row.automatic(),
                Mark.millisOrNull(row.scaledAt()),
                version);
    }
}
