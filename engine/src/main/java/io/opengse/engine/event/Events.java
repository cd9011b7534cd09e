package io.opengse.engine.event;

import io.opengse.engine.store.Store;
import java.time.InstantSource;
import java.util.List;

/** Events, as operators read them; and the way to write one that belongs to no other change. */
public final class Events {
    private final Store store;
    private final InstantSource clock;

    public Events(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Newest first, at most {@code limit}. */
    public List<Event> find(EventTable.Query query, int limit) {
        return store.read(transaction -> EventTable.in(transaction).find(query, limit));
    }

    /** Writes one event in a transaction of its own. */
    public void note(EventCode code, String actor, String message, Event.Subjects subjects) {
        var event = new Event(0, clock.instant(), code, actor, message, subjects);
        store.write(transaction -> {
            EventTable.in(transaction).add(event);
            return event;
        });
    }
}
