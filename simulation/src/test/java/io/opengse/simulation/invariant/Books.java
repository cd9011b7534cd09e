package io.opengse.simulation.invariant;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.instance.CapacityTable;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.instance.InstanceTable;
import io.opengse.engine.placement.Placement;
import io.opengse.engine.placement.PlacementStatus;
import io.opengse.engine.placement.PlacementTable;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerTable;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.CondemnationTable;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.process.Vacancy;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.Reservation;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that lives in the store at one moment. */
public record Books(
        Map<FleetId, Fleet> fleets,
        Map<HostId, Host> hosts,
        Map<ProcessId, GameProcess> processes,
        Map<ProcessId, Condemnation> condemnations,
        List<Vacancy> vacancies,
        Map<SessionId, GameSession> sessions,
        List<Reservation> reservations,
        Map<SessionId, List<PlayerSession>> seats,
        Map<InstanceId, Instance> instances,
        Map<FleetId, FleetCapacity> capacities,
        Map<PlacementId, Placement> placements) {
    private static final int ALL = 1000;
    static final Books NONE = new Books(
            Map.of(), Map.of(), Map.of(), Map.of(), List.of(), Map.of(), List.of(), Map.of(), Map.of(), Map.of(),
            Map.of());

    public static Books read(Transaction store) {
        Books books = new Books(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
        for (Fleet fleet : FleetTable.in(store).list(0, ALL)) {
            books.fleets.put(fleet.id(), fleet);
            books.vacancies.addAll(VacancyTable.in(store).best(fleet.id(), ALL));
            InstanceTable.in(store)
                    .living(fleet.id())
                    .forEach(instance -> books.instances.put(instance.id(), instance));
            CapacityTable.in(store).find(fleet.id()).ifPresent(capacity -> books.capacities.put(fleet.id(), capacity));
        }
        for (Host host : HostTable.in(store).list()) {
            books.read(store, host);
        }
        PlacementTable.in(store)
                .list(new PlacementTable.PlacementQuery(null, null, null), ALL)
                .forEach(placement -> books.placements.put(placement.id(), placement));
        return books;
    }

    private void read(Transaction store, Host host) {
        hosts.put(host.id(), host);
        ProcessTable.in(store).living(host.id()).forEach(process -> processes.put(process.id(), process));
        CondemnationTable.in(store).of(host.id()).forEach(order -> condemnations.put(order.process(), order));
        reservations.addAll(ReservationTable.in(store).of(host.id()));
        for (GameSession session : SessionTable.in(store).living(host.id())) {
            sessions.put(session.id(), session);
            seats.put(session.id(), PlayerTable.in(store).seated(session.id()));
        }
    }

    /** Those that wait for a process or for their session. */
    List<Placement> pending() {
        return placements.values().stream()
                .filter(placement -> placement.status() == PlacementStatus.PENDING)
                .toList();
    }

    /** Those of a fleet that are to stay. */
    List<Instance> staying(FleetId fleet) {
        return instances.values().stream()
                .filter(instance -> instance.fleet().equals(fleet))
                .filter(instance -> instance.status() != InstanceStatus.DRAINING)
                .toList();
    }

    List<GameProcess> processesOf(InstanceId instance) {
        return processes.values().stream()
                .filter(process -> instance.equals(process.instance()))
                .toList();
    }

    /** How many living sessions an instance has. */
    long sessionsOf(InstanceId instance) {
        return reservations.stream()
                .map(reservation -> processes.get(reservation.process()))
                .filter(process -> process != null && instance.equals(process.instance()))
                .count();
    }

    /** The living session of this process, if it has one. */
    Optional<GameSession> sessionOf(ProcessId process) {
        return sessions.values().stream()
                .filter(session -> session.place().process().equals(process))
                .findFirst();
    }
}
