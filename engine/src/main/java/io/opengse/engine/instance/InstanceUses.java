package io.opengse.engine.instance;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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
        List<GameProcess> living = ProcessTable.in(transaction).living(fleet.id());
        Map<InstanceId, List<GameProcess>> processes = living.stream()
                .filter(process -> process.instance() != null)
                .collect(Collectors.groupingBy(process -> Objects.requireNonNull(process.instance())));
        Map<ProcessId, GameSession> hosted = HostedSessions.of(transaction, fleet.id());
        Map<HostId, Host> hosts = new HashMap<>();
        int slots = fleet.runtime().executions().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return InstanceTable.in(transaction).living(fleet.id()).stream()
                .map(instance -> use(
                        instance,
                        host(transaction, instance, hosts),
                        slots,
                        processes.getOrDefault(instance.id(), List.of()),
                        hosted))
                .toList();
    }

    private static InstanceUse use(
            Instance instance,
            @Nullable Host host,
            int slots,
            List<GameProcess> processes,
            Map<ProcessId, GameSession> hosted) {
        List<GameProcess> active = processes.stream()
                .filter(process -> process.status() == ProcessStatus.ACTIVE)
                .toList();
        List<GameSession> sessions = processes.stream()
                .map(process -> hosted.get(process.id()))
                .filter(Objects::nonNull)
                .toList();
        return new InstanceUse(
                instance,
                host,
                active.size(),
                (int) active.stream().filter(GameProcess::healthy).count(),
                sessions.size(),
                slots,
                sessions.stream().mapToInt(GameSession::players).sum(),
                sessions.stream().mapToInt(GameSession::maxPlayers).sum());
    }

    /** @param known read before for another instance */
    private static @Nullable Host host(Transaction transaction, Instance instance, Map<HostId, Host> known) {
        HostId id = instance.host();
        if (id == null || known.containsKey(id)) {
            return id == null ? null : known.get(id);
        }
        Host host = HostTable.in(transaction).find(id).orElse(null);
        if (host != null) {
            known.put(id, host);
        }
        return host;
    }

    private static int count(List<InstanceUse> uses, InstanceStatus status) {
        return (int)
                uses.stream().filter(use -> use.instance().status() == status).count();
    }

    private static boolean idle(InstanceUse use) {
        return use.instance().status() == InstanceStatus.ACTIVE && use.sessions() == 0;
    }
}
