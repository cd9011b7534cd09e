package io.opengse.server.sql;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.instance.InstanceTable;
import io.opengse.engine.instance.Window;
import io.opengse.engine.store.Conflict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table fleet_instance. */
final class SqlInstances implements InstanceTable {
    private static final String SELECT = """
            select id, fleet_id, host_id, status, weight, reserved, turn, reason, created_at, active_at, ended_at, version
            from fleet_instance
            """;

    private final Statements statements;
    /** Each process that a report offers asks for its instance. */
    private final Seen<InstanceId, Optional<Instance>> seen;

    SqlInstances(Statements statements) {
        this.statements = statements;
        this.seen = new Seen<>(statements);
    }

    /** An instance id is never null in a column, so that indexes on it have one order everywhere. */
    static @Nullable InstanceId idOrNull(String column) {
        return column.isEmpty() ? null : new InstanceId(column);
    }

    @Override
    public Optional<Instance> find(InstanceId id) {
        return seen.of(id, asked -> statements.first(SELECT + "where id = ?", SqlInstances::instance, asked.value()));
    }

    @Override
    public List<Instance> living(FleetId fleet) {
        return statements.list(
                SELECT + "where fleet_id = ? and status <> 'TERMINATED' order by created_at, id",
                SqlInstances::instance,
                fleet.value());
    }

    @Override
    public List<Instance> during(FleetId fleet, Window window, int limit) {
        return statements.list(
                SELECT + """
                where fleet_id = ? and created_at < ? and (ended_at is null or ended_at > ?)
                order by created_at, id limit ?
                """, SqlInstances::instance, fleet.value(), window.until(), window.from(), limit);
    }

    @Override
    public List<Instance> living(HostId host) {
        return statements.list(
                SELECT + "where host_id = ? and status <> 'TERMINATED' order by created_at, id",
                SqlInstances::instance,
                host.value());
    }

    @Override
    public List<Instance> placed() {
        return statements.list(
                SELECT + "where host_id is not null and status <> 'TERMINATED' order by created_at, id",
                SqlInstances::instance);
    }

    @Override
    public List<Instance> standing(InstanceStatus status, int limit) {
        return statements.list(
                SELECT + "where status = ? order by created_at, id limit ?", SqlInstances::instance, status, limit);
    }

    @Override
    public void insert(Instance instance) {
        seen.forget(instance.id());
        int inserted = statements.change(
                """
                insert into fleet_instance (id, fleet_id, host_id, status, weight, reserved, turn, reason, created_at,
                    active_at, ended_at, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """,
                instance.id().value(),
                instance.fleet().value(),
                host(instance),
                instance.status(),
                instance.weight(),
                instance.reserved(),
                instance.turn(),
                instance.reason(),
                instance.createdAt(),
                instance.activeAt(),
                instance.endedAt(),
                instance.version());
        if (inserted == 0) {
            throw new Conflict("instance " + instance.id());
        }
    }

    @Override
    public void update(Instance instance) {
        seen.forget(instance.id());
        int updated = statements.change(
                """
                update fleet_instance set host_id = ?, status = ?, weight = ?, reserved = ?, turn = ?, reason = ?,
                    active_at = ?, ended_at = ?, version = version + 1
                where id = ? and version = ?
                """,
                host(instance),
                instance.status(),
                instance.weight(),
                instance.reserved(),
                instance.turn(),
                instance.reason(),
                instance.activeAt(),
                instance.endedAt(),
                instance.id().value(),
                instance.version());
        if (updated == 0) {
            throw new Conflict("instance " + instance.id());
        }
    }

    @Override
    public int trim(Instant before, int limit) {
        seen.forgetAll();
        return statements.change("""
                delete from fleet_instance where id in (
                    select id from fleet_instance where status = 'TERMINATED' and ended_at < ?
                    order by ended_at, id limit ?)
                """, before, limit);
    }

    private static @Nullable String host(Instance instance) {
        return instance.host() == null ? null : instance.host().value();
    }

    private static Instance instance(Row row) {
        return new Instance(
                new InstanceId(row.text()),
                new FleetId(row.text()),
                hostOrNull(row.textOrNull()),
                row.word(InstanceStatus.class),
                row.integer(),
                row.truth(),
                row.integer(),
                row.text(),
                row.instant(),
                row.instantOrNull(),
                row.instantOrNull(),
                row.number());
    }

    private static @Nullable HostId hostOrNull(@Nullable String column) {
        return column == null ? null : new HostId(column);
    }
}
