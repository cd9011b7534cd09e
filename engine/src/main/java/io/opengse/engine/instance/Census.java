package io.opengse.engine.instance;

import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.CondemnationTable;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.store.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a fleet with all that runs of it, within one transaction. One object per reading. */
final class Census {
    private final Transaction transaction;
    private final FleetId id;
    private final List<Instance> living;
    private final Map<InstanceId, List<GameProcess>> processes = new LinkedHashMap<>();
    private final Map<InstanceId, GameProcess> straying = new LinkedHashMap<>();
    private final List<GameProcess> homeless = new ArrayList<>();

    private @Nullable Map<InstanceId, Integer> free;

    private Census(Transaction transaction, FleetId id) {
        this.transaction = transaction;
        this.id = id;
        this.living = InstanceTable.in(transaction).living(id);
    }

    /** Empty when the fleet is in no book, or has no capacity any more. */
    static Optional<FleetLoad> of(Transaction transaction, FleetId id) {
        var fleet = FleetTable.in(transaction).find(id);
        var capacity = CapacityTable.in(transaction).find(id);
        return fleet.flatMap(found -> capacity.map(wanted -> {
            Census census = new Census(transaction, id);
            census.sort();
            boolean closely = found.status().ending() || census.outOfBalance(wanted.desired());
            return new FleetLoad(found, wanted, census.loads(closely), census.strays(), census.homeless);
        }));
    }

    private void sort() {
        living.forEach(instance -> processes.put(instance.id(), new ArrayList<>()));
        for (GameProcess process : ProcessTable.in(transaction).living(id)) {
            InstanceId home = process.instance() == null ? home(process.host()) : process.instance();
            if (home == null) {
                homeless.add(process);
            } else if (processes.containsKey(home)) {
                processes.get(home).add(process);
            } else {
                straying.putIfAbsent(home, process);
            }
        }
    }

    /** Where a process belongs whose agent knows no instances. */
    private @Nullable InstanceId home(HostId host) {
        return living.stream()
                .filter(instance -> host.equals(instance.host()))
                .map(Instance::id)
                .findFirst()
                .orElse(null);
    }

    /** Only then is it asked what every single process does. */
    private boolean outOfBalance(int wanted) {
        boolean draining = living.stream().anyMatch(instance -> instance.status() == InstanceStatus.DRAINING);
        return draining || living.size() != wanted;
    }

    private List<InstanceLoad> loads(boolean closely) {
        return living.stream().map(instance -> load(instance, closely)).toList();
    }

    private InstanceLoad load(Instance instance, boolean closely) {
        List<GameProcess> own = processes.getOrDefault(instance.id(), List.of());
        Set<ProcessId> hosting =
                closely ? those(own, process -> reservations().find(process).isPresent()) : Set.of();
        Set<ProcessId> told =
                closely ? those(own, process -> condemnations().find(process).isPresent()) : Set.of();
        Optional<Host> host = Optional.ofNullable(instance.host()).flatMap(HostTable.in(transaction)::find);
        return new InstanceLoad(
                instance,
                host.map(Host::status).orElse(instance.host() == null ? null : HostStatus.LOST),
                host.filter(Host::drains).isPresent(),
                own,
                hosting,
                told,
                free().getOrDefault(instance.id(), 0));
    }

    private static Set<ProcessId> those(List<GameProcess> processes, Predicate<ProcessId> wanted) {
        return processes.stream().map(GameProcess::id).filter(wanted).collect(Collectors.toSet());
    }

    private List<FleetLoad.Stray> strays() {
        List<FleetLoad.Stray> strays = new ArrayList<>();
        straying.forEach((instance, process) -> strays.add(new FleetLoad.Stray(
                process, instance, InstanceTable.in(transaction).find(instance))));
        return strays;
    }

    /** Only asked where there is a choice. */
    private Map<InstanceId, Integer> free() {
        if (free == null) {
            free = living.size() > 1 ? VacancyTable.in(transaction).byInstance(id) : Map.of();
        }
        return free;
    }

    private ReservationTable reservations() {
        return ReservationTable.in(transaction);
    }

    private CondemnationTable condemnations() {
        return CondemnationTable.in(transaction);
    }
}
