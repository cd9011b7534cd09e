package io.opengse.server.sql;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.instance.CapacityTable;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.engine.store.Conflict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table fleet_capacity. */
final class SqlCapacities implements CapacityTable {
    private static final String SELECT = """
            select fleet_id, minimum, maximum, desired, cooldown, automatic, scaled_at, version from fleet_capacity
            """;

    private final Statements statements;

    SqlCapacities(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<FleetCapacity> find(FleetId fleet) {
        return statements.first(SELECT + "where fleet_id = ?", SqlCapacities::capacity, fleet.value());
    }

    @Override
    public List<FleetCapacity> living() {
        return statements.list(SELECT + "order by fleet_id", SqlCapacities::capacity);
    }

    @Override
    public List<FleetCapacity> after(@Nullable FleetId fleet, int limit) {
        return statements.list(
                SELECT + "where fleet_id > ? order by fleet_id limit ?",
                SqlCapacities::capacity,
                fleet == null ? "" : fleet.value(),
                limit);
    }

    @Override
    public void insert(FleetCapacity capacity) {
        int inserted = statements.change(
                """
                insert into fleet_capacity (fleet_id, minimum, maximum, desired, cooldown, automatic, scaled_at, version)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """,
                capacity.fleet().value(),
                capacity.minimum(),
                capacity.maximum(),
                capacity.desired(),
                capacity.cooldown().toMillis(),
                capacity.automatic(),
                capacity.scaledAt(),
                capacity.version());
        if (inserted == 0) {
            throw new Conflict("the capacity of fleet " + capacity.fleet());
        }
    }

    @Override
    public void update(FleetCapacity capacity) {
        int updated = statements.change(
                """
                update fleet_capacity set minimum = ?, maximum = ?, desired = ?, cooldown = ?, automatic = ?,
                    scaled_at = ?, version = version + 1
                where fleet_id = ? and version = ?
                """,
                capacity.minimum(),
                capacity.maximum(),
                capacity.desired(),
                capacity.cooldown().toMillis(),
                capacity.automatic(),
                capacity.scaledAt(),
                capacity.fleet().value(),
                capacity.version());
        if (updated == 0) {
            throw new Conflict("the capacity of fleet " + capacity.fleet());
        }
    }

    @Override
    public void remove(FleetId fleet) {
        statements.change("delete from fleet_capacity where fleet_id = ?", fleet.value());
    }

    private static FleetCapacity capacity(Row row) {
        return new FleetCapacity(
                new FleetId(row.text()),
                row.integer(),
                row.integer(),
                row.integer(),
                Duration.ofMillis(row.number()),
                row.truth(),
                row.instantOrNull(),
                row.number());
    }
}
