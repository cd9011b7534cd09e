package io.opengse.engine.instance;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.instance.Room.Shortage;
import io.opengse.engine.store.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds hosts for PENDING instances, within one transaction. */
final class Placement {
    private static final Comparator<Room> EMPTIEST = Comparator.comparingInt(Room::ofFleet)
            .thenComparingInt(Room::all)
            .thenComparing(room -> room.host().value());

    private final Transaction transaction;
    private final Rooms rooms;

    Placement(Transaction transaction, Sizing sizing) {
        this.transaction = transaction;
        this.rooms = new Rooms(transaction, sizing);
    }

    /** Whether {@link #place} would write anything; as long as nothing has been written. */
    boolean moves(Instance pending) {
        return host(pending).isPresent() || !pending.reason().equals(why(pending));
    }

    /** @return where it starts; empty when there is no room for it, which its reason says then */
    Optional<HostId> place(InstanceId id, Cause cause) {
        Optional<Instance> pending =
                InstanceTable.in(transaction).find(id).filter(instance -> instance.status() == InstanceStatus.PENDING);
        return pending.flatMap(instance -> place(instance, cause));
    }

    private Optional<HostId> place(Instance instance, Cause cause) {
        Optional<HostId> best = host(instance);
        best.ifPresentOrElse(
                host -> InstanceTransitions.apply(transaction, instance, new InstanceEvent.Placed(host), cause),
                () -> waits(instance, cause));
        return best;
    }

    private Optional<HostId> host(Instance instance) {
        InstanceType type = rooms.type(instance.fleet());
        return rooms.of(instance).stream()
                .filter(room -> room.shortages(type).isEmpty())
                .min(EMPTIEST)
                .map(Room::host);
    }

    private void waits(Instance instance, Cause cause) {
        String why = why(instance);
        if (!instance.reason().equals(why)) {
            InstanceTable.in(transaction).update(instance.because(why));
            String message = "instance " + instance.id() + " " + why;
            cause.note(transaction, EventCode.INSTANCE_PENDING, message, InstanceTransitions.about(instance));
        }
    }

    /** Says how many hosts are short of what, not how much each has left: it would be news with every change. */
    private String why(Instance instance) {
        if (rooms.provider(instance.fleet()) == Provider.KUBERNETES) {
            return instance.reason().startsWith(MadeHosts.WAITING) ? instance.reason() : MadeHosts.WAITING;
        }
        InstanceType type = rooms.type(instance.fleet());
        List<Room> connected = rooms.of(instance);
        if (connected.isEmpty()) {
            return "waits for a host: none is connected, or all are being drained; start an agent, or look why its"
                    + " link is down";
        }
        List<String> shortages = new ArrayList<>();
        for (Shortage shortage : Shortage.values()) {
            long hosts = connected.stream()
                    .filter(room -> room.shortages(type).contains(shortage))
                    .count();
            if (hosts > 0) {
                shortages.add(hosts + (hosts == 1 ? " is" : " are") + " short of " + shortage.words());
            }
        }
        return "waits for a host that has room for " + type.words() + ": of the " + connected.size()
                + " connected, " + String.join(", ", shortages)
                + "; connect another, or give more of it with instances-per-host, host-instances, host-cores or"
                + " host-memory";
    }
}
