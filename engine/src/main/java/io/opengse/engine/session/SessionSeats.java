package io.opengse.engine.session;

import io.opengse.engine.store.Transaction;
import java.time.Instant;

/** Told by {@link SessionTransitions} what becomes of a session's seats; kept by the players, whom sessions do not know. */
public interface SessionSeats {
    /** Seats reserved while it was ACTIVATING begin to wait for their players now. */
    void sessionActivated(Transaction transaction, GameSession session, Instant now);

    /** All its seats end. */
    void sessionEnded(Transaction transaction, GameSession session, Instant now);
}
