package io.opengse.engine.memory;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.instance.InstanceTable;
import io.opengse.engine.instance.Window;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Instances in memory. */
final class MemoryInstances implements InstanceTable {
    private final Rows<InstanceId, Instance> rows;
    private final Index<FleetId, Mark, Instance> livingByFleet;
    private final Index<FleetId, Mark, Instance> byFleet;
    private final Index<HostId, Mark, Instance> livingByHost;
    private final Index<Boolean, Mark, Instance> placed;
    private final Index<InstanceStatus, Mark, Instance> byStatus;
    private final Index<Boolean, Mark, Instance> byEnd;

    MemoryInstances(Changes changes) {
        rows = new Rows<>(changes, Instance::id);
        livingByFleet = rows.index(row -> living(row) ? List.of(row.fleet()) : List.of(), MemoryInstances::mark);
        byFleet = rows.index(row -> List.of(row.fleet()), MemoryInstances::mark);
        livingByHost = rows.index(
                row -> living(row) && row.host() != null ? List.of(row.host()) : List.of(), MemoryInstances::mark);
        placed =
                rows.index(row -> living(row) && row.host() != null ? List.of(true) : List.of(), MemoryInstances::mark);
        byStatus = rows.index(row -> List.of(row.status()), MemoryInstances::mark);
        byEnd = rows.index(
                row -> living(row) || row.endedAt() == null ? List.of() : List.of(true),
                row -> new Mark(Objects.requireNonNull(row.endedAt()), row.id().value()));
    }

    @Override
    public Optional<Instance> find(InstanceId id) {
        return rows.find(id);
    }

    @Override
    public List<Instance> living(FleetId fleet) {
        rows.reads();
        return List.copyOf(livingByFleet.of(fleet).values());
    }

    @Override
    public List<Instance> during(FleetId fleet, Window window, int limit) {
        rows.reads();
        return byFleet.of(fleet).headMap(Mark.startOf(window.until())).values().stream()
                .filter(row -> row.endedAt() == null || row.endedAt().isAfter(window.from()))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Instance> living(HostId host) {
        rows.reads();
        return List.copyOf(livingByHost.of(host).values());
    }

    @Override
    public List<Instance> placed() {
        rows.reads();
        return List.copyOf(placed.of(true).values());
    }

    @Override
    public List<Instance> standing(InstanceStatus status, int limit) {
        rows.reads();
        return byStatus.of(status).values().stream().limit(limit).toList();
    }

    @Override
    public void insert(Instance instance) {
        rows.insert(stored(instance, instance.version()));
    }

    @Override
    public void update(Instance instance) {
        rows.replace(instance, Instance::version, stored(instance, instance.version() + 1));
    }

    @Override
    public int trim(Instant before, int limit) {
        rows.reads();
        return rows.removeAll(byEnd.of(true).headMap(Mark.startOf(before)).values().stream()
                .limit(limit)
                .toList());
    }

    private static boolean living(Instance row) {
        return row.status() != InstanceStatus.TERMINATED;
    }

    private static Mark mark(Instance row) {
        return new Mark(row.createdAt(), row.id().value());
    }

    private static Instance stored(Instance row, long version) {
        return new Instance(
                row.id(),
                row.fleet(),
                row.host(),
                row.status(),
                row.weight(),
                row.reserved(),
                row.turn(),
                row.reason(),
                Mark.millis(row.createdAt()),
                Mark.millisOrNull(row.activeAt()),
                Mark.millisOrNull(row.endedAt()),
                version);
    }
}
