package io.opengse.engine.placement;

import io.opengse.engine.event.Cause;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionSeats;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells placements what becomes of their sessions, in the same transaction: so none is ever fulfilled late, or waits for
 * a session that is over. Players are told first.
 */
public final class PlacedSessions implements SessionSeats {
    private static final String PREFIX = "/gssess-";

    private final SessionSeats players;

    public PlacedSessions(SessionSeats players) {
        this.players = players;
    }

    @Override
    public void sessionActivated(Transaction transaction, GameSession session, Instant now) {
        players.sessionActivated(transaction, session, now);
        tell(transaction, session, new PlacementEvent.Activated(), now);
    }

    @Override
    public void sessionEnded(Transaction transaction, GameSession session, Instant now) {
        players.sessionEnded(transaction, session, now);
        tell(transaction, session, new PlacementEvent.ActivationFailed(session.reason()), now);
    }

    private static void tell(Transaction transaction, GameSession session, PlacementEvent event, Instant now) {
        Cause cause = new Cause("process " + session.place().process(), now);
        name(session.id())
                .flatMap(PlacementTable.in(transaction)::find)
                .filter(placement -> owns(placement, session.id()))
                .ifPresent(placement -> PlacementTransitions.apply(transaction, placement, event, cause));
    }

    private static boolean owns(Placement placement, SessionId session) {
        Placed placed = placement.placed();
        return placed != null && placed.session().equals(session);
    }

    /** The last segment of the id, where there is one: most sessions have none and cost nothing here. */
    private static Optional<PlacementId> name(SessionId session) {
        int own = session.value().indexOf(PREFIX);
        int tail = own < 0 ? -1 : session.value().indexOf('/', own + PREFIX.length());
        return tail < 0
                ? Optional.empty()
                : Optional.of(new PlacementId(session.value().substring(tail + 1)));
    }
}
