package io.opengse.engine.instance;

import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.store.Transaction;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * What can be seen of a fleet without reading its processes, of which there may be tens of thousands. As long as it is
 * what it was when a {@link Census} found nothing to do, there is hardly anything to do. Used by the {@link Reconciler}.
 *
 * @param status of the fleet; empty when it is in no book
 * @param hosts by the instances that are on one
 * @param free processes that may be given a session now
 */
record Glance(
        Optional<FleetStatus> status,
        FleetCapacity capacity,
        List<Instance> instances,
        Map<InstanceId, Standing> hosts,
        Map<InstanceId, Integer> free) {
    record Standing(HostStatus status, boolean drains) {}

    Glance {
        instances = List.copyOf(instances);
        hosts = Map.copyOf(hosts);
        free = Map.copyOf(free);
    }

    /** Of all these fleets at once, in their order. */
    static SequencedMap<FleetId, Glance> at(Transaction transaction, List<FleetCapacity> fleets) {
        Map<HostId, Standing> hosts = HostTable.in(transaction).list().stream()
                .collect(Collectors.toMap(Host::id, host -> new Standing(host.status(), host.drains())));
        SequencedMap<FleetId, Glance> glances = new LinkedHashMap<>();
        fleets.forEach(fleet -> glances.put(fleet.fleet(), of(transaction, fleet, hosts)));
        return glances;
    }

    private static Glance of(Transaction transaction, FleetCapacity fleet, Map<HostId, Standing> hosts) {
        List<Instance> living = InstanceTable.in(transaction).living(fleet.fleet());
        Map<InstanceId, Standing> standing = new HashMap<>();
        for (Instance instance : living) {
            HostId host = instance.host();
            if (host != null) {
                standing.put(instance.id(), hosts.getOrDefault(host, new Standing(HostStatus.LOST, false)));
            }
        }
        return new Glance(
                FleetTable.in(transaction).find(fleet.fleet()).map(found -> found.status()),
                fleet,
                living,
                standing,
                VacancyTable.in(transaction).byInstance(fleet.fleet()));
    }

    /** Nothing waits for a host, or is under way of which only its processes tell how far it is. */
    boolean steady() {
        return status.filter(known -> !known.ending()).isPresent()
                && instances.stream().allMatch(Glance::steady)
                && hosts.values().stream().noneMatch(host -> host.drains() || host.status() == HostStatus.LOST);
    }

    private static boolean steady(Instance instance) {
        return switch (instance.status()) {
            case ACTIVE -> true;
            case PENDING, STARTING, DRAINING, TERMINATED -> false;
        };
    }
}
