package io.opengse.engine.process;

import io.opengse.engine.event.Cause;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.process.Condemnations.Reasoned;
import io.opengse.engine.store.Transaction;
import java.util.Comparator;

/**
 * Keeps the index of free processes, in the transaction that made one free. Callers make sure that no session is
 * reserved on it: reservations are not known here.
 */
public final class Vacancies {
    private static final Comparator<GameProcess> AGE = Comparator.comparing(GameProcess::startedAt)
            .thenComparing(process -> process.id().value());

    private final ProcessReach reach;
    private final Condemnations condemnations;

    public Vacancies(ProcessReach reach, Condemnations condemnations) {
        this.reach = reach;
        this.condemnations = condemnations;
    }

    /**
     * An unreserved process may be given sessions from now on, if it can take any; one that is outdated is told to end.
     *
     * @return whether its host's agent must be told something
     */
    public boolean offer(Transaction transaction, GameProcess process, Fleet fleet, Cause cause) {
        if (process.status() != ProcessStatus.ACTIVE
                || !process.healthy()
                || Condemnations.stands(transaction, process)) {
            return false;
        }
        if (!fleet.runtime().has(process.launchKey())) {
            Reasoned why = new Reasoned(EndReason.RETIRED, "the runtime configuration no longer has its entry");
            return condemnations.condemnIdle(transaction, process, why, cause);
        }
        reach.of(transaction, process)
                .ifPresent(reached -> VacancyTable.in(transaction)
                        .put(new Vacancy(
                                process.id(),
                                process.fleet(),
                                process.host(),
                                process.instance(),
                                reached.address(),
                                process.ports().client(),
                                reached.weight(),
                                fleet.description().spreads() ? turn(transaction, process) : reached.turn())));
        return false;
    }

    /** How many older ones of the fleet its host has: only asked for fleets that shall spread. */
    private static int turn(Transaction transaction, GameProcess process) {
        return (int) ProcessTable.in(transaction).living(process.host()).stream()
                .filter(other -> other.fleet().equals(process.fleet()))
                .filter(other -> AGE.compare(other, process) < 0)
                .count();
    }

    /** The session of a process has ended while the process goes on: as {@link #offer}, or sooner to its end. */
    public boolean release(Transaction transaction, GameProcess process, Fleet fleet, Cause cause) {
        return Condemnations.stands(transaction, process)
                ? condemnations.hasten(transaction, process, cause)
                : offer(transaction, process, fleet, cause);
    }
}
