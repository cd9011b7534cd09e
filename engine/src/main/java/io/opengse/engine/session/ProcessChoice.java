package io.opengse.engine.session;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.Stranding;
import io.opengse.engine.process.Vacancy;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.store.Transaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the process of a new session and reserves it: the best that is free, unless its instance already activates as many
 * sessions as it may. One object per creation; it remembers why others were passed over.
 */
final class ProcessChoice {
    /** The best is nearly always free; looking at more costs every creation. */
    private static final int FEW = 1;

    private static final int MORE = 8;

    private final Transaction transaction;
    private final Fleet fleet;
    private final Predicate<HostId> hosts;
    private final Map<Share, Integer> activating = new HashMap<>();
    private final Set<ProcessId> passedOver = new HashSet<>();
    private int busyInstances;
    private int takenMeanwhile;
    private int elsewhere;

    /** @param hosts on which it may be */
    ProcessChoice(Transaction transaction, Fleet fleet, Predicate<HostId> hosts) {
        this.transaction = transaction;
        this.fleet = fleet;
        this.hosts = hosts;
    }

    record Chosen(Vacancy vacancy, long assignment) {}

    /** @param instance null for a process of an agent that knows no instances: then all of its host count */
    private record Share(HostId host, @Nullable InstanceId instance) {}

    /** @throws Refused Exhausted, with the numbers */
    Chosen reserve(SessionId session) {
        VacancyTable vacancies = VacancyTable.in(transaction);
        long assignment = ReservationTable.in(transaction).nextAssignment();
        for (int limit = FEW; ; limit *= MORE) {
            List<Vacancy> best = vacancies.best(fleet.id(), limit);
            for (Vacancy candidate : best) {
                if (passedOver.add(candidate.process()) && take(candidate, session, assignment)) {
                    vacancies.remove(candidate.process());
                    return new Chosen(candidate, assignment);
                }
            }
            if (best.size() < limit) {
                throw Refused.exhausted(nothingLeft());
            }
        }
    }

    private boolean take(Vacancy candidate, SessionId session, long assignment) {
        if (!hosts.test(candidate.host())) {
            elsewhere++;
            return false;
        }
        if (!mayActivate(candidate)) {
            busyInstances++;
            return false;
        }
        var reservation = new Reservation(candidate.process(), candidate.host(), session, assignment);
        if (!ReservationTable.in(transaction).insert(reservation)) {
            takenMeanwhile++;
            return false;
        }
        return true;
    }

    private boolean mayActivate(Vacancy candidate) {
        int most = fleet.runtime().maxConcurrentActivations();
        Share share = new Share(candidate.host(), candidate.instance());
        return most == 0 || activating.computeIfAbsent(share, this::countActivating) < most;
    }

    private int countActivating(Share share) {
        SessionTable sessions = SessionTable.in(transaction);
        return share.instance() == null
                ? sessions.countActivating(share.host())
                : sessions.countActivating(share.host(), share.instance());
    }

    /** For the event. */
    String why(Place chosen) {
        return "process " + chosen.process() + " of host " + chosen.host() + ": the first free one by weight ("
                + chosen.weight() + "), how busy its instance is, host and process" + passedOverWords();
    }

    private String nothingLeft() {
        return "no idle process in fleet " + fleet.id() + passedOverWords() + ": " + advice();
    }

    private String advice() {
        Optional<Stranding> stranding = VacancyTable.in(transaction).stranding(fleet.id());
        int living = SessionTable.in(transaction).countLiving(fleet.id());
        // What an agent runs that knows no instances may have sessions without any.
        if (stranding.isPresent() && (living == 0 || !stranding.get().withoutInstances())) {
            return stranding.get().words();
        }
        return living == 0
                ? "none of its processes is ready; see the fleet's events"
                : "all its ready processes host " + living + " sessions or may take none; wait for one to end, or run"
                        + " more processes";
    }

    private String passedOverWords() {
        StringBuilder words = new StringBuilder();
        if (busyInstances > 0) {
            words.append("; ").append(busyInstances).append(" passed over because their instances already activate ");
            words.append(fleet.runtime().maxConcurrentActivations()).append(" sessions at once");
        }
        if (elsewhere > 0) {
            words.append("; ").append(elsewhere).append(" passed over because their hosts are in other regions");
        }
        if (takenMeanwhile > 0) {
            words.append("; ").append(takenMeanwhile).append(" taken meanwhile");
        }
        return words.toString();
    }
}
