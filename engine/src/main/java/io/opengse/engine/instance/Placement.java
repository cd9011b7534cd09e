package io.opengse.engine.instance;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.store.Transaction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds hosts for PENDING instances, within one transaction. */
final class Placement {
    private final Transaction transaction;
    private final int perHost;
    private final Cause cause;

    Placement(Transaction transaction, int perHost, Cause cause) {
        this.transaction = transaction;
        this.perHost = perHost;
        this.cause = cause;
    }

    private record Room(HostId host, int ofFleet, int all) {}

    /** @return where it starts; empty when there is no room for it, which its reason says then */
    Optional<HostId> place(InstanceId id) {
        Optional<Instance> pending =
                InstanceTable.in(transaction).find(id).filter(instance -> instance.status() == InstanceStatus.PENDING);
        return pending.flatMap(this::place);
    }

    private Optional<HostId> place(Instance instance) {
        List<Room> connected = HostTable.in(transaction).list().stream()
                .filter(host -> host.status() == HostStatus.CONNECTED)
                .map(Host::id)
                .map(host -> room(host, instance.fleet()))
                .toList();
        Optional<HostId> best = connected.stream()
                .filter(room -> room.all() < perHost)
                .min(Comparator.comparingInt(Room::ofFleet)
                        .thenComparingInt(Room::all)
                        .thenComparing(room -> room.host().value()))
                .map(Room::host);
        best.ifPresentOrElse(
                host -> InstanceTransitions.apply(transaction, instance, new InstanceEvent.Placed(host), cause),
                () -> waits(instance, connected.size()));
        return best;
    }

    private Room room(HostId host, FleetId fleet) {
        List<Instance> there = InstanceTable.in(transaction).living(host);
        int ofFleet = (int) there.stream()
                .filter(instance -> instance.fleet().equals(fleet))
                .count();
        return new Room(host, ofFleet, there.size());
    }

    private void waits(Instance instance, int connected) {
        String why = connected == 0
                ? "waits for a host: none is connected; start an agent, or look why its link is down"
                : "waits for a host: all " + connected + " connected ones are full with " + perHost
                        + " instances each; connect another, or raise instances-per-host";
        if (!instance.reason().equals(why)) {
            InstanceTable.in(transaction).update(instance.because(why));
            String message = "instance " + instance.id() + " " + why;
            cause.note(transaction, EventCode.INSTANCE_PENDING, message, InstanceTransitions.about(instance));
        }
    }
}
