package io.opengse.engine.event;

import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Events, numbered in the order they were added. Every query is answered from an index, however long the history. */
public interface EventTable {
    static EventTable in(Transaction transaction) {
        return transaction.table(EventTable.class);
    }

    /** Adds it under the next number. */
    void add(Event event);

    /** Newest first, at most {@code limit}. */
    List<Event> find(Query query, int limit);

    /** Removes at most {@code limit} of those older than {@code before}; says how many went. */
    int trim(Instant before, int limit);

    /**
     * What to find; null or empty means any.
     *
     * @param below only numbers below this one, 0 = no bound (paging backwards)
     * @param above only numbers above this one (following)
     */
    record Query(
            Event.@Nullable Subjects about,
            Set<EventCode> codes,
            @Nullable Instant from,
            @Nullable Instant until,
            long below,
            long above) {
        public static Query about(Event.Subjects subjects) {
            return new Query(subjects, Set.of(), null, null, 0, 0);
        }
    }
}
