package io.opengse.engine.session;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.Vacancy;
import io.opengse.engine.store.Transaction;
import java.util.Optional;

/**
 * What happens when a session is created, within its transaction. The hottest path there is: without token, creator and
 * activation limit it costs fleet, candidates, number, reservation, vacancy, session, event, and nothing else.
 */
final class SessionCreation {
    private final IdFactory ids;
    private final int mostPlayers;

    SessionCreation(IdFactory ids, int mostPlayers) {
        this.ids = ids;
        this.mostPlayers = mostPlayers;
    }

    /** @param fresh false when it was created by an earlier call of the same name */
    record Created(GameSession session, boolean fresh) {}

    Created create(Transaction transaction, NewSession command, Cause cause) {
        Optional<GameSession> first = FirstAnswers.find(transaction, command, cause.at());
        if (first.isPresent()) {
            return new Created(first.get(), false);
        }
        Fleet fleet = Fleets.require(transaction, command.target().fleet(transaction));
        require(fleet);
        require(command.request());
        CreatorLimits.count(transaction, fleet, command.request().creatorId(), cause.at());
        SessionId id = ids.session(fleet.id(), command.customId(), cause.at());
        ProcessChoice choice = new ProcessChoice(transaction, fleet, _ -> true);
        GameSession session = insert(transaction, session(id, command.request(), fleet, choice.reserve(id), cause));
        FirstAnswers.keep(transaction, command, session, cause.at());
        note(transaction, session, choice, cause);
        return new Created(session, true);
    }

    /** The same for a placement, which sees to it by itself that there is only one. */
    GameSession place(Transaction transaction, PlacedSession command, Cause cause) {
        Fleet fleet = Fleets.require(transaction, command.fleet());
        require(fleet);
        require(command.request());
        SessionId id = ids.session(fleet.id(), command.tail(), cause.at());
        ProcessChoice choice = new ProcessChoice(transaction, fleet, command.hosts());
        GameSession session = insert(transaction, session(id, command.request(), fleet, choice.reserve(id), cause));
        note(transaction, session, choice, cause);
        return session;
    }

    private static GameSession insert(Transaction transaction, GameSession session) {
        SessionTable.in(transaction).insert(session);
        return session;
    }

    private static void note(Transaction transaction, GameSession session, ProcessChoice choice, Cause cause) {
        String message = "placed on " + choice.why(session.place());
        cause.note(transaction, EventCode.SESSION_CREATED, message, session.subjects());
    }

    private static void require(Fleet fleet) {
        if (fleet.status() != FleetStatus.ACTIVE) {
            throw Refused.unavailable("fleet " + fleet.id() + " is " + fleet.status()
                    + "; sessions can be created once it is ACTIVE, which is when its first process is ready");
        }
    }

    private void require(SessionRequest request) {
        if (request.maxPlayers() < 0) {
            throw Refused.invalid("MaximumPlayerSessionCount is " + request.maxPlayers() + ", 0 or more is allowed");
        }
        if (request.maxPlayers() > mostPlayers) {
            throw Refused.limitReached("MaximumPlayerSessionCount is " + request.maxPlayers() + ", at most "
                    + mostPlayers + " players per session are allowed here");
        }
    }

    private static GameSession session(
            SessionId id, SessionRequest request, Fleet fleet, ProcessChoice.Chosen chosen, Cause cause) {
        Vacancy vacancy = chosen.vacancy();
        Place place = new Place(
                fleet.id(),
                vacancy.host(),
                vacancy.process(),
                chosen.assignment(),
                vacancy.address(),
                vacancy.clientPort(),
                vacancy.weight());
        GameSession.Times times = new GameSession.Times(
                cause.at(), cause.at().plus(fleet.runtime().activationTimeout()), null, null, cause.at());
        return new GameSession(
                id,
                place,
                SessionStatus.ACTIVATING,
                "",
                request.name(),
                request,
                request.maxPlayers(),
                0,
                JoinPolicy.ACCEPT_ALL,
                null,
                times,
                1);
    }
}
