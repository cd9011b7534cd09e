package io.opengse.engine.player;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.player.PlayerEvent.ReservationLapsed;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.GameSessions;
import io.opengse.engine.session.JoinPolicy;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens when players join, within the transaction: all of them get a seat, or none (behaviour.md A11, A12). */
final class Joining {
    private final IdFactory ids;
    private final Duration reservation;

    Joining(IdFactory ids, Duration reservation) {
        this.ids = ids;
        this.reservation = reservation;
    }

    List<PlayerSession> join(Transaction transaction, SessionId id, List<PlayerRequest> requests, Cause cause) {
        requireDistinct(requests);
        GameSession session = GameSessions.require(transaction, id);
        requireLive(session);
        List<PlayerSession> seats = new ArrayList<>();
        List<PlayerSession> fresh = new ArrayList<>();
        for (PlayerRequest request : requests) {
            Optional<PlayerSession> seated = seated(transaction, session, request.playerId());
            if (seated.isPresent() && PlayerRules.lapsed(seated.get(), cause.at())) {
                PlayerTransitions.apply(transaction, session, seated.get(), new ReservationLapsed(), cause);
                session = GameSessions.require(transaction, id);
                seated = Optional.empty();
            }
            if (seated.isEmpty()) {
                fresh.add(seat(session, request, cause));
            }
            seats.add(seated.isPresent() ? seated.get() : fresh.getLast());
        }
        if (!fresh.isEmpty()) {
            sit(transaction, session, fresh, cause);
        }
        return seats;
    }

    /** The seat a repeated join gets again. */
    private static Optional<PlayerSession> seated(Transaction transaction, GameSession session, String playerId) {
        Optional<PlayerSession> seated = PlayerTable.in(transaction).seated(session.id(), playerId);
        if (seated.isPresent() && seated.get().status() == PlayerStatus.ACTIVE) {
            throw Refused.invalid("player " + playerId + " is in game server session " + session.id() + " already, as "
                    + seated.get().id() + "; it can join again once the game has removed it");
        }
        return seated;
    }

    private PlayerSession seat(GameSession session, PlayerRequest request, Cause cause) {
        // The 60 seconds run from the later of join and activation.
        @Nullable
        Instant acceptBy = session.status() == SessionStatus.ACTIVE ? cause.at().plus(reservation) : null;
        return new PlayerSession(
                ids.player(),
                session.id(),
                session.place().fleet(),
                request.playerId(),
                request.playerData(),
                PlayerStatus.RESERVED,
                session.place().address(),
                session.place().port(),
                cause.at(),
                acceptBy,
                null,
                request.trace(),
                1);
    }

    private static void sit(Transaction transaction, GameSession session, List<PlayerSession> fresh, Cause cause) {
        requireSeats(session, fresh.size());
        PlayerTable players = PlayerTable.in(transaction);
        for (PlayerSession player : fresh) {
            players.insert(player);
            String message = "seat reserved for player " + player.playerId()
                    + (player.acceptBy() == null ? " until its session is active" : " until " + player.acceptBy());
            cause.note(transaction, EventCode.PLAYER_JOINED, message, PlayerTransitions.about(session, player));
        }
        SessionTable.in(transaction).update(session.withSeatsTaken(fresh.size(), cause.at()));
    }

    private static void requireSeats(GameSession session, int wanted) {
        if (session.policy() == JoinPolicy.DENY_ALL) {
            throw Refused.denied("game server session " + session.id() + " takes no new players:"
                    + " its PlayerSessionCreationPolicy is DENY_ALL");
        }
        if (session.players() + wanted > session.maxPlayers()) {
            throw Refused.exhausted("game server session " + session.id() + " has " + session.players() + " of "
                    + session.maxPlayers() + " seats taken; " + wanted + " more do not fit");
        }
    }

    private static void requireLive(GameSession session) {
        boolean live = session.status() == SessionStatus.ACTIVATING || session.status() == SessionStatus.ACTIVE;
        if (!live) {
            throw Refused.unavailable("game server session " + session.id() + " is " + session.status() + ": "
                    + session.reason() + "; nobody can join it any more");
        }
    }

    private static void requireDistinct(List<PlayerRequest> requests) {
        Set<String> seen = new HashSet<>();
        for (PlayerRequest request : requests) {
            if (!seen.add(request.playerId())) {
                throw Refused.invalid("PlayerIds names player " + request.playerId() + " twice; once is enough");
            }
        }
    }
}
