package io.opengse.engine.instance;

import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostRoom;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.store.Transaction;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the connected hosts that are not drained have left, as one transaction sees it before it changes anything. */
final class Rooms {
    private final Transaction transaction;
    private final Sizing sizing;
    private final Map<FleetId, InstanceType> types = new HashMap<>();
    private final Map<FleetId, Requirement> requirements = new HashMap<>();
    private final Map<FleetId, Provider> providers = new HashMap<>();
    private final List<Taken> hosts;

    private record Taken(Host host, List<Instance> instances) {}

    Rooms(Transaction transaction, Sizing sizing) {
        this.transaction = transaction;
        this.sizing = sizing;
        Map<HostId, List<Instance>> placed = InstanceTable.in(transaction).placed().stream()
                .collect(Collectors.groupingBy(instance -> Objects.requireNonNull(instance.host())));
        this.hosts = HostTable.in(transaction).list().stream()
                .filter(host -> host.status() == HostStatus.CONNECTED && !host.drains())
                .map(host -> new Taken(host, placed.getOrDefault(host.id(), List.of())))
                .toList();
    }

    InstanceType type(FleetId fleet) {
        return types.computeIfAbsent(fleet, id -> sizing.of(transaction, id));
    }

    Provider provider(FleetId fleet) {
        return providers.computeIfAbsent(fleet, id -> sizing.provider(transaction, id));
    }

    /** One for each connected host. */
    List<Room> of(Instance instance) {
        return hosts.stream().map(taken -> room(taken, instance)).toList();
    }

    private Room room(Taken taken, Instance wanting) {
        FleetId fleet = wanting.fleet();
        int ofFleet = 0;
        int cores = 0;
        long memory = 0;
        for (Instance instance : taken.instances()) {
            InstanceType type = type(instance.fleet());
            ofFleet += instance.fleet().equals(fleet) ? 1 : 0;
            cores += type.cores();
            memory += type.bytes();
        }
        HostRoom room = taken.host().room();
        int most = room.instances() > 0 ? room.instances() : sizing.instancesPerHost();
        HostRoom given = new HostRoom(most, room.cores(), room.memory());
        return new Room(
                taken.host().id(),
                given,
                ofFleet,
                taken.instances().size(),
                cores,
                memory,
                unfit(taken.host(), wanting));
    }

    private Set<Room.Shortage> unfit(Host host, Instance wanting) {
        FleetId fleet = wanting.fleet();
        Set<Room.Shortage> why = EnumSet.noneOf(Room.Shortage.class);
        Optional<InstanceId> owner = host.traits().madeFor();
        boolean suits = owner.map(wanting.id()::equals).orElse(provider(fleet) == Provider.HOSTS);
        if (!suits) {
            why.add(Room.Shortage.PURPOSE);
        }
        String stands = host.traits().instanceType();
        if (!stands.isEmpty() && !stands.equals(type(fleet).name())) {
            why.add(Room.Shortage.TYPE);
        }
        if (!requirement(fleet).suits(host)) {
            why.add(Room.Shortage.TRAITS);
        }
        return why;
    }

    private Requirement requirement(FleetId fleet) {
        return requirements.computeIfAbsent(
                fleet,
                id -> FleetTable.in(transaction)
                        .find(id)
                        .map(found -> Requirement.of(found.description()))
                        .orElse(Requirement.NONE));
    }
}
