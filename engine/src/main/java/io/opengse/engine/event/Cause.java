package io.opengse.engine.event;

import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.Set;

/** Who makes a change, and the moment it is made; a service makes one per call and hands it down. */
public record Cause(String actor, Instant at) {
    private static final int NEWEST = 20;

    /** Leaves an event in the transaction of the change it tells of. */
    public void note(Transaction transaction, EventCode code, String message, Event.Subjects about) {
        EventTable.in(transaction).add(event(code, message, about));
    }

    /**
     * As {@link #note}.
     *
     * @param log the key of what tells more, which need not be there yet
     */
    public void noteLogged(Transaction transaction, EventCode code, String message, Event.Subjects about, String log) {
        EventTable.in(transaction).add(new Event(0, at, code, actor, message, about, log));
    }

    /**
     * As {@link #note}, but not when one of the newest events of this code about these says the same: for what an agent
     * repeats in every report.
     */
    public void noteOnce(Transaction transaction, EventCode code, String message, Event.Subjects about) {
        EventTable events = EventTable.in(transaction);
        EventTable.Query same = new EventTable.Query(about, Set.of(code), null, null, 0, 0);
        boolean told = events.find(same, NEWEST).stream()
                .anyMatch(event -> event.message().equals(message));
        if (!told) {
            events.add(event(code, message, about));
        }
    }

    private Event event(EventCode code, String message, Event.Subjects about) {
        return new Event(0, at, code, actor, message, about);
    }
}
