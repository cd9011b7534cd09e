package io.opengse.engine.host;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.session.Reservation;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.store.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the books say of a host before a report is applied; read once per report, within its transaction. */
final class HostBooks {
    private final Transaction transaction;
    private final Map<ProcessId, GameProcess> processes = new HashMap<>();
    private final Map<ProcessId, Reservation> reservations;
    private final Map<FleetId, Optional<Fleet>> fleets = new HashMap<>();
    private final List<GameProcess> living;

    HostBooks(Transaction transaction, HostReport report) {
        this.transaction = transaction;
        HostId host = report.host();
        ProcessTable table = ProcessTable.in(transaction);
        this.living = table.living(host);
        living.forEach(process -> processes.put(process.id(), process));
        Set<ProcessId> others = report.processes().stream()
                .map(ProcessReport::process)
                .filter(id -> !processes.containsKey(id))
                .collect(Collectors.toSet());
        if (!others.isEmpty()) {
            table.find(others).forEach(process -> processes.put(process.id(), process));
        }
        this.reservations = ReservationTable.in(transaction).of(host).stream()
                .collect(Collectors.toMap(Reservation::process, reservation -> reservation));
    }

    Optional<GameProcess> process(ProcessId id) {
        return Optional.ofNullable(processes.get(id));
    }

    /** Those of this host that were not gone. */
    List<GameProcess> living() {
        return living;
    }

    Optional<Reservation> reservation(ProcessId id) {
        return Optional.ofNullable(reservations.get(id));
    }

    Optional<Fleet> fleet(FleetId id) {
        return fleets.computeIfAbsent(id, FleetTable.in(transaction)::find);
    }

    void changed(Fleet fleet) {
        fleets.put(fleet.id(), Optional.of(fleet));
    }
}
