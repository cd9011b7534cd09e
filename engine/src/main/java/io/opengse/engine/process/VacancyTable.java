package io.opengse.engine.process;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which living processes are free, in the order they should be taken. Taking one costs the same however many there are.
 */
public interface VacancyTable {
    static VacancyTable in(Transaction transaction) {
        return transaction.table(VacancyTable.class);
    }

    /** The best few of a fleet: higher weight first, then by turn, host, instance and process: hosts fill one after another, or by turns. */
    List<Vacancy> best(FleetId fleet, int limit);

    /** Inserts or replaces. */
    void put(Vacancy vacancy);

    /** Says whether it was there. */
    boolean remove(ProcessId process);

    /** A host is away: all of its vacancies go. */
    void removeAll(HostId host);

    /** All of an instance are taken at this turn from now on. */
    void turn(HostId host, InstanceId instance, int turn);

    /** How many a fleet's instances have; those that have none are not there. Walks along an index, as {@link #count}. */
    Map<InstanceId, Integer> byInstance(FleetId fleet);

    /** Empty when a connected host carries the fleet: it is looked for until the first is found. */
    Optional<Stranding> stranding(FleetId fleet);

    /** Walks along an index: for a number to show, not for every request. */
    int count(FleetId fleet);
}
