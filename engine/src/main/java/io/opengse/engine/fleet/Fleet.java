package io.opengse.engine.fleet;

import io.opengse.engine.id.FleetId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fleet: how its processes are run, protected and limited, and where it stands. Written only by {@link Fleets}.
 *
 * @param version rises with every write
 */
public record Fleet(
        FleetId id,
        FleetDescription description,
        FleetStatus status,
        RuntimeConfiguration runtime,
        Protection protection,
        CreationLimit creationLimit,
        List<InboundPermission> ports,
        Instant createdAt,
        @Nullable Instant endedAt,
        long version) {
    public Fleet {
        ports = List.copyOf(ports);
    }

    public Fleet withStatus(FleetStatus next) {
        return new Fleet(id, description, next, runtime, protection, creationLimit, ports, createdAt, endedAt, version);
    }

    public Fleet ended(Instant at) {
        FleetStatus over = FleetStatus.TERMINATED;
        return new Fleet(id, description, over, runtime, protection, creationLimit, ports, createdAt, at, version);
    }

    public Fleet withRuntime(RuntimeConfiguration next) {
        return new Fleet(id, description, status, next, protection, creationLimit, ports, createdAt, endedAt, version);
    }

    public Fleet withDescription(FleetDescription next) {
        return new Fleet(id, next, status, runtime, protection, creationLimit, ports, createdAt, endedAt, version);
    }

    public Fleet withCreationLimit(CreationLimit next) {
        return new Fleet(id, description, status, runtime, protection, next, ports, createdAt, endedAt, version);
    }

    public Fleet withPorts(List<InboundPermission> next) {
        return new Fleet(
                id, description, status, runtime, protection, creationLimit, next, createdAt, endedAt, version);
    }

    public Fleet withProtection(Protection next) {
        return new Fleet(id, description, status, runtime, next, creationLimit, ports, createdAt, endedAt, version);
    }
}
