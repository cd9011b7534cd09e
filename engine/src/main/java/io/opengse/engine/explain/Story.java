package io.opengse.engine.explain;

import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.store.Transaction;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was recorded of something, the oldest first: the latest part of it, read from an index, however long it is.
 */
record Story(List<Event> events) {
    private static final int MOST = 200;

    Story {
        events = List.copyOf(events);
    }

    static Story about(Transaction transaction, Event.Subjects subjects) {
        return new Story(EventTable.in(transaction)
                .find(EventTable.Query.about(subjects), MOST)
                .reversed());
    }

    /**
     * The latest few of each of these codes, which an index knows too: for what has more events than anybody reads, of
     * which one kind must not crowd out another.
     */
    static Story about(Transaction transaction, Event.Subjects subjects, Set<EventCode> codes, int ofEach) {
        EventTable events = EventTable.in(transaction);
        return new Story(codes.stream()
                .map(code -> new EventTable.Query(subjects, Set.of(code), null, null, 0, 0))
                .flatMap(query -> events.find(query, ofEach).stream())
                .sorted(Comparator.comparingLong(Event::number))
                .toList());
    }

    /** The latest of any of these. */
    Optional<Event> last(EventCode... codes) {
        List<Event> found = all(codes);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
    }

    List<Event> all(EventCode... codes) {
        Set<EventCode> wanted = Set.copyOf(Arrays.asList(codes));
        return events.stream().filter(event -> wanted.contains(event.code())).toList();
    }

    /** The latest few of these. */
    List<Event> latest(int limit, EventCode... codes) {
        List<Event> found = all(codes);
        return found.subList(Math.max(0, found.size() - limit), found.size());
    }
}
