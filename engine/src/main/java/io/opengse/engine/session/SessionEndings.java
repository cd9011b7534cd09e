package io.opengse.engine.session;

import io.opengse.engine.event.Cause;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.Condemnations;
import io.opengse.engine.process.Condemnations.Reasoned;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.Grace;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.process.Sentence;
import io.opengse.engine.process.Verdict;
import io.opengse.engine.session.SessionEvent.ActivationLapsed;
import io.opengse.engine.session.SessionEvent.EndRequested;
import io.opengse.engine.store.Transaction;

/** The ends that do not come from the game: each tells the process to end too. Within the caller's transaction. */
public final class SessionEndings {
    private final SessionTransitions transitions;
    private final Condemnations condemnations;
    private final Grace grace;

    public SessionEndings(SessionTransitions transitions, Condemnations condemnations, Grace grace) {
        this.transitions = transitions;
        this.condemnations = condemnations;
        this.grace = grace;
    }

    /**
     * EndGameServerSessionAndProcess: its players leave at once, its process has the grace of an idle one.
     *
     * @throws Refused Unavailable when it is over; Denied when it is fully protected
     */
    void demanded(Transaction transaction, GameSession session, Cause cause) {
        if (session.status().over()) {
            throw Refused.unavailable(
                    "session " + session.id() + " is over already: " + session.status() + ", " + session.reason());
        }
        var fleet = Fleets.require(transaction, session.place().fleet());
        if (session.protectionIn(fleet).policy() == ProtectionPolicy.FULL_PROTECTION) {
            throw Refused.denied("session " + session.id() + " has FullProtection: only its game may end it; change"
                    + " its ProtectionPolicy first (UpdateGameServerSession)");
        }
        transitions.apply(transaction, session, new EndRequested(cause.actor()), cause);
        GameProcess process = process(transaction, session);
        Reasoned why = new Reasoned(EndReason.OPERATOR, "its session's end was requested by " + cause.actor());
        condemnations.condemnIdle(transaction, process, why, cause);
    }

    /** Nobody waits for it any more, and no player has come yet. Of one that is over nothing changes. */
    public void unwanted(Transaction transaction, GameSession session, String why, Cause cause) {
        if (transitions.apply(transaction, session, new EndRequested(why), cause)) {
            Reasoned reason = new Reasoned(EndReason.OPERATOR, "its session is not wanted any more: " + why);
            condemnations.condemnIdle(transaction, process(transaction, session), reason, cause);
        }
    }

    /** @return whether it really was too late */
    boolean activationLapsed(Transaction transaction, GameSession session, Cause cause) {
        if (!transitions.apply(transaction, session, new ActivationLapsed(), cause)) {
            return false;
        }
        String why = "session " + session.id() + " was not activated in time";
        condemn(transaction, session, new Verdict(EndReason.ACTIVATION_TIMEOUT, unprotected(cause), why), cause);
        return true;
    }

    /** @param minutes how long nobody has been in it */
    void empty(Transaction transaction, GameSession session, long minutes, Cause cause) {
        String by = "the fleet's setting: nobody has been in it for " + minutes + " minutes";
        if (transitions.apply(transaction, session, new EndRequested(by), cause)) {
            condemn(transaction, session, new Verdict(EndReason.OPERATOR, unprotected(cause), by), cause);
        }
    }

    private void condemn(Transaction transaction, GameSession session, Verdict verdict, Cause cause) {
        condemnations.condemn(transaction, process(transaction, session), verdict, cause);
    }

    private Sentence unprotected(Cause cause) {
        return Sentence.at(cause.at().plus(grace.hosting()));
    }

    /** A session that is not over has a process row: both go in one transaction. */
    private static GameProcess process(Transaction transaction, GameSession session) {
        return ProcessTable.in(transaction).find(session.place().process()).orElseThrow();
    }
}
