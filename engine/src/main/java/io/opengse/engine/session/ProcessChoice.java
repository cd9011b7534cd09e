package io.opengse.engine.session;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.Vacancy;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.store.Transaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses the process of a new session and reserves it: the best that is free, unless its host already activates as many
 * sessions as it may. One object per creation; it remembers why others were passed over.
 */
final class ProcessChoice {
    /** The best is nearly always free; looking at more costs every creation. */
    private static final int FEW = 1;

    private static final int MORE = 8;

    private final Transaction transaction;
    private final Fleet fleet;
    private final Map<HostId, Integer> activating = new HashMap<>();
    private final Set<ProcessId> passedOver = new HashSet<>();
    private int busyHosts;
    private int takenMeanwhile;

    ProcessChoice(Transaction transaction, Fleet fleet) {
        this.transaction = transaction;
        this.fleet = fleet;
    }

    /**
     * @param why for the event
     */
    record Chosen(Vacancy vacancy, long assignment, String why) {}

    /** @throws Refused Exhausted, with the numbers */
    Chosen reserve(SessionId session) {
        VacancyTable vacancies = VacancyTable.in(transaction);
        long assignment = ReservationTable.in(transaction).nextAssignment();
        for (int limit = FEW; ; limit *= MORE) {
            List<Vacancy> best = vacancies.best(fleet.id(), limit);
            for (Vacancy candidate : best) {
                if (passedOver.add(candidate.process()) && take(candidate, session, assignment)) {
                    vacancies.remove(candidate.process());
                    return new Chosen(candidate, assignment, why(candidate));
                }
            }
            if (best.size() < limit) {
                throw Refused.exhausted(nothingLeft());
            }
        }
    }

    private boolean take(Vacancy candidate, SessionId session, long assignment) {
        if (!hostMayActivate(candidate.host())) {
            busyHosts++;
            return false;
        }
        var reservation = new Reservation(candidate.process(), candidate.host(), session, assignment);
        if (!ReservationTable.in(transaction).insert(reservation)) {
            takenMeanwhile++;
            return false;
        }
        return true;
    }

    private boolean hostMayActivate(HostId host) {
        int most = fleet.runtime().maxConcurrentActivations();
        return most == 0 || activating.computeIfAbsent(host, SessionTable.in(transaction)::countActivating) < most;
    }

    private String why(Vacancy chosen) {
        return "process " + chosen.process() + " of host " + chosen.host() + ": the first free one by weight ("
                + chosen.weight() + "), host and process" + passedOverWords();
    }

    private String nothingLeft() {
        int living = SessionTable.in(transaction).countLiving(fleet.id());
        String advice = living == 0
                ? "none of its processes is ready; see the fleet's events"
                : "all its ready processes host " + living + " sessions or may take none; wait for one to end, or run"
                        + " more processes";
        return "no idle process in fleet " + fleet.id() + passedOverWords() + ": " + advice;
    }

    private String passedOverWords() {
        StringBuilder words = new StringBuilder();
        if (busyHosts > 0) {
            words.append("; ").append(busyHosts).append(" passed over because their hosts already activate ");
            words.append(fleet.runtime().maxConcurrentActivations()).append(" sessions at once");
        }
        if (takenMeanwhile > 0) {
            words.append("; ").append(takenMeanwhile).append(" taken meanwhile");
        }
        return words.toString();
    }
}
