package io.opengse.engine.runtime;

import io.opengse.engine.event.Cause;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.CondemnationTable;
import io.opengse.engine.process.Condemnations;
import io.opengse.engine.process.Condemnations.Reasoned;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.process.RetirementRules;
import io.opengse.engine.session.Reservation;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells idle processes to end that a fleet's runtime configuration no longer wants. Within the caller's transaction. */
public final class Retirement {
    private final Condemnations condemnations;

    public Retirement(Condemnations condemnations) {
        this.condemnations = condemnations;
    }

    /** @return how many were told */
    public int everywhere(Transaction transaction, Fleet fleet, Cause cause) {
        Map<HostId, List<GameProcess>> byHost = ProcessTable.in(transaction).living(fleet.id()).stream()
                .collect(Collectors.groupingBy(GameProcess::host));
        return byHost.entrySet().stream()
                .mapToInt(entry -> on(transaction, fleet, entry.getKey(), entry.getValue(), cause))
                .sum();
    }

    /** @return how many were told, of these processes of the fleet on one host */
    public int on(Transaction transaction, Fleet fleet, HostId host, List<GameProcess> living, Cause cause) {
        Set<ProcessId> condemned = CondemnationTable.in(transaction).of(host).stream()
                .map(Condemnation::process)
                .collect(Collectors.toSet());
        Set<ProcessId> reserved = ReservationTable.in(transaction).of(host).stream()
                .map(Reservation::process)
                .collect(Collectors.toSet());
        List<GameProcess> staying = living.stream()
                .filter(process -> !condemned.contains(process.id()))
                .toList();
        Reasoned why = new Reasoned(EndReason.RETIRED, "the runtime configuration has no more place for it");
        List<GameProcess> retired = RetirementRules.retired(staying, reserved, fleet.runtime());
        retired.forEach(process -> condemnations.condemnIdle(transaction, process, why, cause));
        return retired.size();
    }
}
