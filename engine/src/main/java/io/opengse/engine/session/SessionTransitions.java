package io.opengse.engine.session;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.rule.Step;
import io.opengse.engine.session.SessionEvent.Activated;
import io.opengse.engine.session.SessionEvent.ActivationLapsed;
import io.opengse.engine.session.SessionEvent.EndRequested;
import io.opengse.engine.session.SessionEvent.Ended;
import io.opengse.engine.session.SessionEvent.Failed;
import io.opengse.engine.session.SessionEvent.ProcessLost;
import io.opengse.engine.store.Transaction;

/**
 * Writes what {@link SessionRules} say of a session, with all that belongs to it: its seats, its reservation, an event.
 * What becomes of its process is the caller's business.
 */
public final class SessionTransitions {
    private final SessionSeats seats;

    public SessionTransitions(SessionSeats seats) {
        this.seats = seats;
    }

    /**
     * @return whether the session moved
     * @throws Refused what the rules say
     */
    public boolean apply(Transaction transaction, GameSession session, SessionEvent event, Cause cause) {
        return switch (SessionRules.next(session, event, cause.at())) {
            case Step.Moved<GameSession>(GameSession to) -> {
                write(transaction, to, cause);
                cause.note(transaction, code(event, to), words(session, event, to), to.subjects());
                yield true;
            }
            case Step.Stayed<GameSession> _ -> false;
            case Step.Refused<GameSession> refused -> throw new Refused(refused.why());
        };
    }

    private void write(Transaction transaction, GameSession to, Cause cause) {
        SessionTable.in(transaction).update(to);
        switch (to.status()) {
            case ACTIVATING -> {}
            case ACTIVE -> seats.sessionActivated(transaction, to, cause.at());
            case TERMINATING -> seats.sessionEnded(transaction, to, cause.at());
            case TERMINATED, ERROR -> {
                seats.sessionEnded(transaction, to, cause.at());
                ReservationTable.in(transaction).remove(to.place().process());
            }
        }
    }

    private static EventCode code(SessionEvent event, GameSession to) {
        return switch (event) {
            case Activated _ -> EventCode.SESSION_ACTIVE;
            case ActivationLapsed _ -> EventCode.GAME_SESSION_ACTIVATION_TIMEOUT;
            case EndRequested _ -> EventCode.SESSION_END_REQUESTED;
            case Failed _, Ended _, ProcessLost _ ->
                to.status() == SessionStatus.ERROR ? EventCode.SESSION_FAILED : EventCode.SESSION_TERMINATED;
        };
    }

    private static String words(GameSession from, SessionEvent event, GameSession to) {
        return switch (event) {
            case Activated(int asked) -> "activated" + limitWords(from, asked, to);
            case ActivationLapsed _, Failed _, Ended _, EndRequested _, ProcessLost _ ->
                to.reason() + " (it was " + from.status() + " with " + from.players() + " of " + from.maxPlayers()
                        + " seats taken)";
        };
    }

    private static String limitWords(GameSession from, int asked, GameSession to) {
        if (asked > 0 && asked != to.maxPlayers()) {
            return "; the game asked for " + asked + " seats, but " + to.maxPlayers() + " are taken: that is the limit";
        }
        return to.maxPlayers() == from.maxPlayers()
                ? ""
                : "; the game changed the limit from " + from.maxPlayers() + " to " + to.maxPlayers() + " seats";
    }
}
