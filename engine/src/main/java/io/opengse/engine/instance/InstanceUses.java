package io.opengse.engine.instance;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.Reservation;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts what instances are used for, by indexes: as much work as the fleet has living processes, no more. */
public final class InstanceUses {
    private final Store store;

    public InstanceUses(Store store) {
        this.store = store;
    }

    /**
     * Zeros for a fleet that is TERMINATED.
     *
     * @throws io.opengse.engine.problem.Refused NotFound
     */
    public InstanceCounts counts(FleetId id) {
        return store.read(transaction -> {
            List<InstanceUse> uses = uses(transaction, Fleets.require(transaction, id));
            Optional<FleetCapacity> capacity = CapacityTable.in(transaction).find(id);
            return new InstanceCounts(
                    count(uses, InstanceStatus.ACTIVE),
                    capacity.map(FleetCapacity::desired).orElse(0),
                    (int) uses.stream().filter(InstanceUses::idle).count(),
                    capacity.map(FleetCapacity::maximum).orElse(0),
                    capacity.map(FleetCapacity::minimum).orElse(0),
                    count(uses, InstanceStatus.PENDING) + count(uses, InstanceStatus.STARTING),
                    count(uses, InstanceStatus.DRAINING));
        });
    }

    /**
     * Every living instance of a fleet, the oldest first.
     *
     * @throws io.opengse.engine.problem.Refused NotFound
     */
    public List<InstanceUse> of(FleetId id) {
        return store.read(transaction -> uses(transaction, Fleets.require(transaction, id)));
    }

    private static List<InstanceUse> uses(Transaction transaction, Fleet fleet) {
        List<GameProcess> processes = ProcessTable.in(transaction).living(fleet.id());
        return InstanceTable.in(transaction).living(fleet.id()).stream()
                .map(instance -> use(transaction, fleet, instance, of(instance.id(), processes)))
                .toList();
    }

    private static List<GameProcess> of(InstanceId instance, List<GameProcess> processes) {
        return processes.stream()
                .filter(process -> instance.equals(process.instance()))
                .toList();
    }

    private static InstanceUse use(
            Transaction transaction, Fleet fleet, Instance instance, List<GameProcess> processes) {
        List<GameProcess> active = processes.stream()
                .filter(process -> process.status() == ProcessStatus.ACTIVE)
                .toList();
        List<GameSession> sessions = sessions(transaction, processes);
        int slots = fleet.runtime().executions().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return new InstanceUse(
                instance,
                host(transaction, instance),
                active.size(),
                (int) active.stream().filter(GameProcess::healthy).count(),
                sessions.size(),
                slots,
                sessions.stream().mapToInt(GameSession::players).sum(),
                sessions.stream().mapToInt(GameSession::maxPlayers).sum());
    }

    private static List<GameSession> sessions(Transaction transaction, List<GameProcess> processes) {
        ReservationTable reservations = ReservationTable.in(transaction);
        return SessionTable.in(transaction)
                .find(processes.stream()
                        .flatMap(process -> reservations.find(process.id()).stream())
                        .map(Reservation::session)
                        .toList());
    }

    private static @Nullable Host host(Transaction transaction, Instance instance) {
        HostId host = instance.host();
        return host == null ? null : HostTable.in(transaction).find(host).orElse(null);
    }

    private static int count(List<InstanceUse> uses, InstanceStatus status) {
        return (int)
                uses.stream().filter(use -> use.instance().status() == status).count();
    }

    private static boolean idle(InstanceUse use) {
        return use.instance().status() == InstanceStatus.ACTIVE && use.sessions() == 0;
    }
}
