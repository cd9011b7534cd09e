package io.opengse.engine.event;

import java.util.List;

/** Events, as operators read them; and the way to write one that belongs to no other change. */
public final class Events {
    private final Surroundings surroundings;

    public Events(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Newest first, at most {@code limit}. */
    public List<Event> find(EventTable.Query query, int limit) {
        return surroundings
                .store()
                .read(transaction -> EventTable.in(transaction).find(query, limit));
    }

    /** Writes one event in a transaction of its own. */
    public void note(EventCode code, String actor, String message, Event.Subjects subjects) {
        Cause cause = surroundings.cause(actor);
        surroundings.store().write(transaction -> {
            cause.note(transaction, code, message, subjects);
            return code;
        });
    }
}
