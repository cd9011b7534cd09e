package io.opengse.server.sql;

import com.fasterxml.jackson.core.type.TypeReference;
import io.opengse.engine.fleet.CloudExtras;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.fleet.InboundPermission;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.store.Conflict;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Table fleet. */
final class SqlFleets implements FleetTable {
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};
    private static final TypeReference<List<ServerProcess>> PROCESSES = new TypeReference<>() {};
    private static final TypeReference<List<InboundPermission>> PORTS = new TypeReference<>() {};
    private static final TypeReference<CloudExtras> EXTRAS = new TypeReference<>() {};

    private static final String SELECT = """
            select id, name, description, directory, asset_id, instance_type, tags, status,
                   server_processes, activation_timeout, max_activations, protection_policy, protection_limit,
                   creation_limit, creation_period, ports, created_at, ended_at, version, extras
            from fleet
            """;

    /** So many fleets are remembered by each connection. */
    private static final int KEPT = 100;

    private final Statements statements;

    /** Those read last: every creation reads its fleet, which hardly ever changes. */
    private final Map<FleetId, Fleet> known = new LinkedHashMap<>(KEPT * 2, 0.75f, true);
    /** The versions of them that are stored, as this transaction saw them. */
    private final Seen<FleetId, Optional<Long>> versions;

    SqlFleets(Statements statements) {
        this.statements = statements;
        this.versions = new Seen<>(statements);
    }

    @Override
    public Optional<Fleet> find(FleetId id) {
        Fleet fleet = known.get(id);
        if (fleet != null && unchanged(fleet)) {
            return Optional.of(fleet);
        }
        Optional<Fleet> found = statements.first(SELECT + "where id = ?", SqlFleets::fleet, id.value());
        versions.forget(id);
        known.remove(id);
        found.ifPresent(this::keep);
        return found;
    }

    private void keep(Fleet fleet) {
        if (known.size() >= KEPT) {
            known.remove(known.keySet().iterator().next());
        }
        known.put(fleet.id(), fleet);
        versions.of(fleet.id(), _ -> Optional.of(fleet.version()));
    }

    /** Within the transaction that asks, so that a rollback or another connection's write is seen as well. */
    private boolean unchanged(Fleet fleet) {
        return versions.of(
                        fleet.id(),
                        id -> statements.first("select version from fleet where id = ?", Row::number, id.value()))
                .filter(version -> version == fleet.version())
                .isPresent();
    }

    @Override
    public List<Fleet> list(int offset, int limit) {
        return statements.list(
                SELECT + "order by case when status = 'TERMINATED' then 1 else 0 end, created_at, id limit ? offset ?",
                SqlFleets::fleet,
                limit,
                offset);
    }

    @Override
    public List<Fleet> named(String name) {
        return statements.list(SELECT + "where name = ? order by created_at, id", SqlFleets::fleet, name);
    }

    @Override
    public int count() {
        return statements.integer("select count(*) from fleet");
    }

    @Override
    public int countUsing(String assetId) {
        return statements.integer("select count(*) from fleet where asset_id = ? and status <> 'TERMINATED'", assetId);
    }

    @Override
    public int countLiving() {
        return statements.integer("select count(*) from fleet where status <> 'TERMINATED'");
    }

    @Override
    public void insert(Fleet fleet) {
        int inserted = statements.change(
                """
                insert into fleet (id, created_at, version, name, description, directory, asset_id, instance_type, tags,
                    status, server_processes, activation_timeout, max_activations, protection_policy, protection_limit,
                    creation_limit, creation_period, ports, ended_at, extras)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """,
                Arguments.of(fleet.id().value(), fleet.createdAt(), fleet.version())
                        .and(changeable(fleet)));
        if (inserted == 0) {
            throw new Conflict("fleet " + fleet.id());
        }
    }

    @Override
    public void update(Fleet fleet) {
        // Undone, this version may be written once more with something else in it.
        known.remove(fleet.id());
        versions.forget(fleet.id());
        int updated = statements.change("""
                update fleet set name = ?, description = ?, directory = ?, asset_id = ?, instance_type = ?, tags = ?,
                    status = ?, server_processes = ?, activation_timeout = ?, max_activations = ?,
                    protection_policy = ?, protection_limit = ?, creation_limit = ?, creation_period = ?, ports = ?,
                    ended_at = ?, extras = ?, version = version + 1
                where id = ? and version = ?
                """, changeable(fleet).and(fleet.id().value(), fleet.version()));
        if (updated == 0) {
            throw new Conflict("fleet " + fleet.id());
        }
    }

    private static Arguments changeable(Fleet fleet) {
        FleetDescription description = fleet.description();
        return Arguments.of(
                description.name(),
                description.text(),
                description.directory(),
                description.assetId(),
                description.instanceType(),
                Json.write(description.tags()),
                fleet.status(),
                Json.write(fleet.runtime().serverProcesses()),
                fleet.runtime().activationTimeout().toMillis(),
                fleet.runtime().maxConcurrentActivations(),
                fleet.protection().policy(),
                fleet.protection().limit().toMillis(),
                fleet.creationLimit().sessionsPerCreator(),
                fleet.creationLimit().period().toMillis(),
                Json.write(fleet.ports()),
                fleet.endedAt(),
                Json.write(description.extras()));
    }

    private static Fleet fleet(Row row) {
        FleetId id = new FleetId(row.text());
        FleetDescription described = new FleetDescription(
                row.text(), row.text(), row.text(), row.text(), row.text(), Json.read(row.text(), TAGS));
        Fleet fleet = new Fleet(
                id,
                described,
                row.word(FleetStatus.class),
                new RuntimeConfiguration(
                        Json.read(row.text(), PROCESSES), Duration.ofMillis(row.number()), row.integer()),
                new Protection(row.word(ProtectionPolicy.class), Duration.ofMillis(row.number())),
                new CreationLimit(row.integer(), Duration.ofMillis(row.number())),
                Json.read(row.text(), PORTS),
                row.instant(),
                row.instantOrNull(),
                row.number());
        return fleet.withDescription(described.with(Json.read(row.text(), EXTRAS)));
    }
}
