package io.opengse.engine.explain;

import io.opengse.engine.event.Event;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything that the rules about one session look at.
 *
 * @param process its process, as long as that is in the books
 */
record SessionPicture(Instant now, GameSession session, Fleet fleet, Optional<ProcessPicture> process, Story story) {

    static SessionPicture of(Transaction transaction, GameSession session, Instant now) {
        return new SessionPicture(
                now,
                session,
                Fleets.require(transaction, session.place().fleet()),
                ProcessTable.in(transaction)
                        .find(session.place().process())
                        .map(process -> ProcessPicture.of(transaction, process, now)),
                Story.about(transaction, new Event.Subjects(null, null, null, session.id(), null)));
    }
}
