package io.opengse.engine.host;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessReach;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.process.Vacancies;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.rule.Step;
import io.opengse.engine.session.Reservation;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.store.Transaction;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes what {@link HostRules} say of a host's connection. Its vacancies go when it goes, and come back with the first
 * that is heard of it. Within the caller's transaction.
 */
final class HostPresence {
    private final Vacancies vacancies;

    HostPresence(Vacancies vacancies) {
        this.vacancies = vacancies;
    }

    /** Part of the answer to {@link ProcessReach}: only a connected host that has weight takes sessions. */
    static Optional<ProcessReach.Reach> reach(Transaction transaction, HostId id) {
        return HostTable.in(transaction)
                .find(id)
                .filter(host -> host.status() == HostStatus.CONNECTED && host.weight() > 0)
                .map(host -> new ProcessReach.Reach(host.address(), host.weight(), 0));
    }

    /** Writes the host as given, in the status that follows from the event; says whether the status moved. */
    boolean apply(Transaction transaction, Host host, HostEvent event, Cause cause) {
        return switch (HostRules.next(host.status(), event)) {
            case Step.Moved<HostStatus>(HostStatus to) -> {
                HostTable.in(transaction).update(host.withStatus(to));
                if (to != HostStatus.CONNECTED) {
                    VacancyTable.in(transaction).removeAll(host.id());
                }
                cause.note(transaction, code(to), words(host, event), Subjects.of(host.id()));
                yield true;
            }
            case Step.Stayed<HostStatus> _ -> {
                HostTable.in(transaction).update(host);
                yield false;
            }
            case Step.Refused<HostStatus> refused ->
                throw new IllegalStateException(refused.why().message());
        };
    }

    /** The host is connected again: its free processes, as the mirror has them, may be given sessions. */
    boolean offerAll(Transaction transaction, HostId id, Cause cause) {
        Set<ProcessId> reserved = ReservationTable.in(transaction).of(id).stream()
                .map(Reservation::process)
                .collect(Collectors.toSet());
        boolean waiting = false;
        for (GameProcess process : ProcessTable.in(transaction).living(id)) {
            if (!reserved.contains(process.id())) {
                var fleet = Fleets.require(transaction, process.fleet());
                waiting |= vacancies.offer(transaction, process, fleet, cause);
            }
        }
        return waiting;
    }

    private static EventCode code(HostStatus to) {
        return switch (to) {
            case CONNECTED -> EventCode.HOST_CONNECTED;
            case AWAY -> EventCode.HOST_AWAY;
            case LOST -> EventCode.HOST_LOST;
        };
    }

    private static String words(Host host, HostEvent event) {
        return switch (event) {
            case HostEvent.Arrived _ -> "its agent opened a stream; it takes sessions once its first report is applied";
            case HostEvent.Heard _ -> "connected from " + host.address() + ", region " + host.region();
            case HostEvent.StreamEnded _ ->
                "no stream: it gets no new sessions, everything on it goes on; last seen " + host.lastSeen();
            case HostEvent.GivenUp _ ->
                "given up: not seen since " + host.lastSeen() + "; its sessions end in the books";
            case HostEvent.Gone(String why) -> "given up: " + why + "; its sessions end in the books";
        };
    }
}
