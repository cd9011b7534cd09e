package io.opengse.engine.explain;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceTable;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.CondemnationTable;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.session.Reservation;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Transaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the processes of a fleet, with as few questions as there are hosts and instances of it. One object per reading. */
final class Candidates {
    private static final int MOST = 1000;

    private final Transaction transaction;
    private final Fleet fleet;
    private final Map<InstanceId, Instance> instances = new HashMap<>();
    private final Map<HostId, Optional<Host>> hosts = new HashMap<>();
    private final Map<Object, Integer> activating = new HashMap<>();
    private final Set<ProcessId> told = new HashSet<>();
    private final Set<ProcessId> hosting = new HashSet<>();

    private Candidates(Transaction transaction, Fleet fleet) {
        this.transaction = transaction;
        this.fleet = fleet;
        InstanceTable.in(transaction).living(fleet.id()).forEach(instance -> instances.put(instance.id(), instance));
    }

    static List<Candidate> of(Transaction transaction, Fleet fleet) {
        Candidates candidates = new Candidates(transaction, fleet);
        return ProcessTable.in(transaction).list(fleet.id(), true, null, MOST).stream()
                .map(candidates::candidate)
                .toList();
    }

    private Candidate candidate(GameProcess process) {
        Host host = hosts.computeIfAbsent(process.host(), this::host).orElse(null);
        InstanceId instance = process.instance();
        return new Candidate(
                process,
                fleet,
                host,
                instance == null ? null : instances.get(instance),
                told.contains(process.id()),
                hosting.contains(process.id()),
                activating.computeIfAbsent(
                        instance == null ? process.host() : instance, _ -> countActivating(process)));
    }

    private Optional<Host> host(HostId id) {
        CondemnationTable.in(transaction).of(id).stream()
                .map(Condemnation::process)
                .forEach(told::add);
        ReservationTable.in(transaction).of(id).stream()
                .map(Reservation::process)
                .forEach(hosting::add);
        return HostTable.in(transaction).find(id);
    }

    /** Only asked for fleets that limit it. */
    private int countActivating(GameProcess process) {
        if (fleet.runtime().maxConcurrentActivations() == 0) {
            return 0;
        }
        SessionTable sessions = SessionTable.in(transaction);
        return process.instance() == null
                ? sessions.countActivating(process.host())
                : sessions.countActivating(process.host(), process.instance());
    }
}
