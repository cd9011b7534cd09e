package io.opengse.engine.host;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.id.HostId;
import io.opengse.engine.process.CondemnationTable;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessEvent;
import io.opengse.engine.process.ProcessRules;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.process.Vacancies;
import io.opengse.engine.rule.Step;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.Reservation;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionEvent;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.session.SessionTransitions;
import io.opengse.engine.store.Transaction;

/**
 * What is lost with a host: its sessions and processes end in the books. Called by the deadlines of hosts, and by whoever
 * makes hosts and knows that one is no more.
 */
public final class HostLosses {
    private final Surroundings surroundings;
    private final HostPresence presence;
    private final SessionTransitions sessions;

    public HostLosses(Surroundings surroundings, Vacancies vacancies, SessionTransitions sessions) {
        this.surroundings = surroundings;
        this.presence = new HostPresence(vacancies);
        this.sessions = sessions;
    }

    /**
     * A host is no more, and nobody need wait for it. Again changes nothing, nor does it for one that is in no book.
     *
     * @param why in plain words, for its events and for those of its sessions
     * @return whether it was given up now
     */
    public boolean gone(HostId id, String why, String actor) {
        Cause cause = surroundings.cause(actor);
        return surroundings
                .store()
                .write(transaction -> HostTable.in(transaction)
                        .find(id)
                        .map(host -> {
                            boolean moved = presence.apply(transaction, host, new HostEvent.Gone(why), cause);
                            if (moved) {
                                giveUp(transaction, id, new Words("host lost: " + why, why), cause);
                            }
                            return moved;
                        })
                        .orElse(false));
    }

    /** Why, as its sessions and its processes tell it. */
    record Words(String sessions, String processes) {}

    void giveUp(Transaction transaction, HostId id, Words why, Cause cause) {
        var lost = new SessionEvent.ProcessLost(why.sessions());
        for (GameSession session : SessionTable.in(transaction).living(id)) {
            sessions.apply(transaction, session, lost, cause);
        }
        ReservationTable reservations = ReservationTable.in(transaction);
        reservations.of(id).stream().map(Reservation::process).forEach(reservations::remove);
        ProcessTable processes = ProcessTable.in(transaction);
        for (GameProcess process : processes.living(id)) {
            if (ProcessRules.next(process, new ProcessEvent.HostLost(why.processes()), cause.at())
                    instanceof Step.Moved<GameProcess>(GameProcess to)) {
                processes.update(to);
            }
            CondemnationTable.in(transaction).remove(process.id());
        }
    }
}
