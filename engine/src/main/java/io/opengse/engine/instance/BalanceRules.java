package io.opengse.engine.instance;

import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.instance.InstanceEvent.DrainBegun;
import io.opengse.engine.instance.InstanceEvent.DrainCancelled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What to do so that a fleet has the instances it should have (behaviour.md 9.5). Applied again and again until there is
 * nothing left to do; each time everything is looked at anew. Pure.
 */
final class BalanceRules {
    /** Nobody misses one that waits, then one with fewer sessions, then with fewer ready processes, then the youngest. */
    private static final Comparator<InstanceLoad> LEAST_MISSED = Comparator.comparing(
                    (InstanceLoad load) -> load.instance().status() != InstanceStatus.PENDING)
            .thenComparing(InstanceLoad::sessions)
            .thenComparing(InstanceLoad::ready)
            .thenComparing(BalanceRules::created, Comparator.reverseOrder())
            .thenComparing(load -> load.instance().id().value());

    private BalanceRules() {}

    static List<Move> moves(FleetLoad fleet) {
        List<Move> moves = new ArrayList<>();
        fleet.strays().forEach(stray -> moves.add(new Move.Recover(stray)));
        for (InstanceLoad load : fleet.instances()) {
            news(load).ifPresent(event -> moves.add(new Move.Change(load, event)));
        }
        if (!moves.isEmpty()) {
            return moves; // how many there are is only counted once this is written
        }
        balance(fleet, moves);
        if (!moves.isEmpty()) {
            return moves; // one that stays after all must not be told to end
        }
        tell(fleet, moves);
        if (fleet.fleet().status() == FleetStatus.DELETING && fleet.empty()) {
            moves.add(new Move.Close());
        }
        return moves.isEmpty() ? PackingRules.moves(fleet) : moves;
    }

    /** What has happened to an instance by itself. */
    private static Optional<InstanceEvent> news(InstanceLoad load) {
        InstanceStatus status = load.instance().status();
        if (load.host() == HostStatus.LOST && status != InstanceStatus.PENDING) {
            return Optional.of(new InstanceEvent.HostLost());
        }
        if (status == InstanceStatus.STARTING && load.wasReady()) {
            return Optional.of(new InstanceEvent.ProcessReady());
        }
        if (status == InstanceStatus.DRAINING && load.processes().isEmpty()) {
            return Optional.of(new InstanceEvent.Emptied());
        }
        if (load.hostDrains() && (status == InstanceStatus.STARTING || status == InstanceStatus.ACTIVE)) {
            return Optional.of(new DrainBegun("its host is being drained"));
        }
        return Optional.empty();
    }

    private static void balance(FleetLoad fleet, List<Move> moves) {
        List<InstanceLoad> staying =
                fleet.instances().stream().filter(load -> !load.draining()).toList();
        int missing = fleet.wanted() - staying.size();
        if (missing > 0) {
            String why = fleet.wanted() + " instances are wanted, " + staying.size() + " are there";
            List<InstanceLoad> kept = fleet.instances().stream()
                    .filter(BalanceRules::canStay)
                    .sorted(LEAST_MISSED.reversed())
                    .limit(missing)
                    .toList();
            kept.forEach(load -> moves.add(new Move.Change(load, new DrainCancelled(why))));
            for (int count = kept.size(); count < missing; count++) {
                moves.add(new Move.Add(why));
            }
        }
        staying.stream()
                .filter(load -> fleet.deleting() || !load.instance().reserved())
                .sorted(LEAST_MISSED)
                .limit(Math.max(0, -missing))
                .forEach(load -> moves.add(new Move.Change(load, new DrainBegun(why(fleet, load, staying.size())))));
    }

    /** Nothing of it was told to end: keeping it costs nothing, another one would have to be started. */
    private static boolean canStay(InstanceLoad load) {
        return load.draining() && load.told().isEmpty() && load.host() != HostStatus.LOST && !load.hostDrains();
    }

    private static String why(FleetLoad fleet, InstanceLoad load, int staying) {
        String whole = fleet.deleting()
                ? "its fleet is being deleted"
                : fleet.wanted() + " instances are wanted, " + staying + " are there";
        return whole + "; it has " + load.sessions() + " sessions on "
                + load.processes().size() + " processes";
    }

    /** Only while its host listens: the time a game has counts from when it can be told. */
    private static void tell(FleetLoad fleet, List<Move> moves) {
        for (InstanceLoad load : fleet.instances()) {
            if (load.draining() && load.host() == HostStatus.CONNECTED) {
                String why = "instance " + load.instance().id() + " "
                        + load.instance().reason();
                boolean gently = load.hostDrains() && !fleet.deleting();
                load.untold(gently).forEach(process -> moves.add(new Move.Tell(process, why)));
            }
        }
        if (fleet.deleting()) {
            fleet.homeless().forEach(process -> moves.add(new Move.Tell(process, "its fleet is being deleted")));
        }
    }

    private static Instant created(InstanceLoad load) {
        return load.instance().createdAt();
    }
}
