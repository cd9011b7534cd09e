package io.opengse.engine.session;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.Transaction;
import java.util.ArrayList;
import java.util.List;

/** What happens when a session's settings change, from outside or by its game, within the transaction. */
final class SessionUpdates {
    private final int mostPlayers;

    SessionUpdates(int mostPlayers) {
        this.mostPlayers = mostPlayers;
    }

    /** @throws Refused NotFound; Unavailable when it is over or ending; Invalid or LimitReached for its seats */
    GameSession apply(Transaction transaction, SessionUpdate command, Cause cause) {
        SessionTable sessions = SessionTable.in(transaction);
        GameSession session = GameSessions.require(transaction, command.id());
        if (session.status().over() || session.status() == SessionStatus.TERMINATING) {
            throw Refused.unavailable("session " + session.id() + " is " + session.status() + ": " + session.reason()
                    + "; it can be changed only while it is ACTIVATING or ACTIVE");
        }
        GameSession next = changed(session, command);
        String changes = changes(session, next);
        if (changes.isEmpty()) {
            return session;
        }
        sessions.update(next);
        cause.note(transaction, EventCode.SESSION_UPDATED, changes, session.subjects());
        return GameSessions.require(transaction, command.id());
    }

    private GameSession changed(GameSession session, SessionUpdate command) {
        Integer limit = command.maxPlayers();
        return session.withSettings(
                command.name() == null ? session.name() : command.name(),
                limit == null ? session.maxPlayers() : seats(session, limit),
                command.policy() == null ? session.policy() : command.policy(),
                command.protection() == null ? session.protection() : command.protection());
    }

    private int seats(GameSession session, int limit) {
        if (limit < session.players()) {
            throw Refused.invalid("MaximumPlayerSessionCount is " + limit + ", but " + session.players()
                    + " seats are taken; it can be lowered once players have left");
        }
        if (limit > mostPlayers) {
            throw Refused.limitReached("MaximumPlayerSessionCount is " + limit + ", at most " + mostPlayers
                    + " players per session are allowed here");
        }
        return limit;
    }

    private static String changes(GameSession from, GameSession to) {
        List<String> changes = new ArrayList<>();
        if (!from.name().equals(to.name())) {
            changes.add("name from \"" + from.name() + "\" to \"" + to.name() + "\"");
        }
        if (from.maxPlayers() != to.maxPlayers()) {
            changes.add("seats from " + from.maxPlayers() + " to " + to.maxPlayers());
        }
        if (from.policy() != to.policy()) {
            changes.add("join policy from " + from.policy() + " to " + to.policy());
        }
        if (from.protection() != to.protection()) {
            changes.add("protection from " + (from.protection() == null ? "the fleet's" : from.protection()) + " to "
                    + to.protection());
        }
        return String.join(", ", changes);
    }
}
