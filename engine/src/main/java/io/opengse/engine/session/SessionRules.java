package io.opengse.engine.session;

import static io.opengse.engine.rule.Step.moved;
import static io.opengse.engine.rule.Step.refused;
import static io.opengse.engine.rule.Step.stayed;

import io.opengse.engine.problem.Problem;
import io.opengse.engine.rule.Step;
import io.opengse.engine.session.SessionEvent.Activated;
import io.opengse.engine.session.SessionEvent.ActivationLapsed;
import io.opengse.engine.session.SessionEvent.EndRequested;
import io.opengse.engine.session.SessionEvent.Ended;
import io.opengse.engine.session.SessionEvent.Failed;
import io.opengse.engine.session.SessionEvent.ProcessLost;
import java.time.Instant;

/** The lifecycle of a game session (behaviour.md 4). Pure. */
public final class SessionRules {
    private SessionRules() {}

    public static Step<GameSession> next(GameSession session, SessionEvent event, Instant now) {
        return switch (session.status()) {
            case ACTIVATING ->
                switch (event) {
                    case Activated(int maxPlayers) -> moved(active(session, maxPlayers, now));
                    case ActivationLapsed _ ->
                        lapsed(session, now) ? moved(terminated(session, late(session), now)) : stayed();
                    case Failed(String why) -> moved(session.over(SessionStatus.ERROR, why, now));
                    case Ended(String why) -> moved(terminated(session, why, now));
                    case EndRequested(String by) -> moved(terminating(session, by));
                    case ProcessLost(String why) -> moved(session.over(SessionStatus.ERROR, why, now));
                };
            case ACTIVE ->
                switch (event) {
                    // A repeated call, and a timer that lost the race.
                    case Activated _, ActivationLapsed _ -> stayed();
                    case Failed(String why) -> moved(session.over(SessionStatus.ERROR, why, now));
                    case Ended(String why) -> moved(terminated(session, why, now));
                    case EndRequested(String by) -> moved(terminating(session, by));
                    case ProcessLost(String why) -> moved(session.over(SessionStatus.ERROR, why, now));
                };
            case TERMINATING ->
                switch (event) {
                    case Activated _ -> notLive(session);
                    case ActivationLapsed _, EndRequested _ -> stayed();
                    // It had to end, and it has: how does not make it a failure.
                    case Failed(String why) -> moved(terminated(session, why, now));
                    case Ended(String why) -> moved(terminated(session, why, now));
                    case ProcessLost(String why) -> moved(terminated(session, why, now));
                };
            case TERMINATED, ERROR ->
                switch (event) {
                    // The game must not believe that it is live.
                    case Activated _ -> notLive(session);
                    case ActivationLapsed _, Failed _, Ended _, EndRequested _, ProcessLost _ -> stayed();
                };
        };
    }

    /** The game's limit replaces what was asked (behaviour.md A40), but nobody who has a seat loses it. */
    private static GameSession active(GameSession session, int maxPlayers, Instant now) {
        int limit = maxPlayers > 0 ? Math.max(maxPlayers, session.players()) : session.maxPlayers();
        GameSession.Times times = session.times().activatedAt(now, session.players() == 0);
        return session.withStatus(SessionStatus.ACTIVE, "", times).withSeats(limit, session.players(), times);
    }

    private static GameSession terminating(GameSession session, String by) {
        GameSession.Times times = session.times().emptyFrom(null);
        return session.withStatus(SessionStatus.TERMINATING, "end requested by " + by, times)
                .withSeats(session.maxPlayers(), 0, times);
    }

    private static GameSession terminated(GameSession session, String why, Instant now) {
        return session.over(SessionStatus.TERMINATED, why, now);
    }

    private static boolean lapsed(GameSession session, Instant now) {
        Instant deadline = session.times().activateBy();
        return deadline != null && !deadline.isAfter(now);
    }

    private static String late(GameSession session) {
        return "activation timeout: ActivateGameServerSession was not called by "
                + session.times().activateBy();
    }

    private static Step<GameSession> notLive(GameSession session) {
        return refused(new Problem.Unavailable("session " + session.id() + " is " + session.status() + ": "
                + session.reason() + "; it cannot be activated any more"));
    }
}
