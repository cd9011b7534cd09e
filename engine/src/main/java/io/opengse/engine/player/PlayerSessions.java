package io.opengse.engine.player;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Refusals;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.player.PlayerEvent.Accepted;
import io.opengse.engine.player.PlayerEvent.Removed;
import io.opengse.engine.player.PlayerEvent.ReservationLapsed;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.GameSessions;
import io.opengse.engine.session.SessionCalls;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.store.Transaction;
import java.time.Duration;
import java.util.List;

/** Seats: reserved by back ends, taken and given back by games. The only authentication of a player is accept. */
public final class PlayerSessions {
    private final Surroundings surroundings;
    private final Joining joining;
    private final Refusals refusals;

    /** @param reservation how long a seat waits for its player */
    public PlayerSessions(Surroundings surroundings, IdFactory ids, Duration reservation) {
        this.surroundings = surroundings;
        this.joining = new Joining(ids, reservation);
        this.refusals = new Refusals(surroundings.store());
    }

    /** As {@link #joinAll}, for one. */
    public PlayerSession join(SessionId session, PlayerRequest request, String actor) {
        return joinAll(session, List.of(request), actor).getFirst();
    }

    /**
     * Reserves a seat for each, or for none. One who has a reservation gets it again.
     *
     * @throws Refused NotFound; Unavailable when the session is over or ending; Denied by DENY_ALL; Exhausted when there
     *     are not enough seats; Invalid for a player named twice or in the session already
     */
    public List<PlayerSession> joinAll(SessionId session, List<PlayerRequest> requests, String actor) {
        Cause cause = surroundings.cause(actor);
        try {
            return surroundings.store().write(transaction -> joining.join(transaction, session, requests, cause));
        } catch (Refused refused) {
            Subjects about = new Subjects(null, null, null, session, null);
            throw refusals.noted(refused, EventCode.PLAYER_REFUSED, cause, about);
        }
    }

    /** As {@link #joinAll}, for services that are in a transaction already. */
    public List<PlayerSession> seat(
            Transaction transaction, SessionId session, List<PlayerRequest> requests, Cause cause) {
        return joining.join(transaction, session, requests, cause);
    }

    /**
     * AcceptPlayerSession: RESERVED becomes ACTIVE. Accepting it again changes nothing.
     *
     * @throws Refused NotFound for an unknown session or seat; Denied for a session of another process or a seat in
     *     another session; Unavailable when the session is not ACTIVE or the seat is not reserved any more
     */
    public void accept(ProcessId caller, SessionId session, PlayerSessionId player) {
        Cause cause = surroundings.cause("game " + caller);
        try {
            surroundings.store().write(transaction -> {
                GameSession own = SessionCalls.own(transaction, caller, session);
                requireActive(own);
                return PlayerTransitions.apply(transaction, own, seat(transaction, own, player), new Accepted(), cause);
            });
        } catch (Refused refused) {
            Subjects about = new Subjects(null, null, caller, session, player);
            throw refusals.noted(refused, EventCode.PLAYER_REFUSED, cause, about);
        }
    }

    /**
     * RemovePlayerSession: the seat is free again. Of one that is free already nothing changes.
     *
     * @throws Refused NotFound for an unknown session or seat; Denied for a session of another process or a seat in
     *     another session
     */
    public void remove(ProcessId caller, SessionId session, PlayerSessionId player) {
        Cause cause = surroundings.cause("game " + caller);
        surroundings.store().write(transaction -> {
            GameSession own = SessionCalls.own(transaction, caller, session);
            return PlayerTransitions.apply(transaction, own, seat(transaction, own, player), new Removed(), cause);
        });
    }

    /** Oldest first. */
    public List<PlayerSession> list(PlayerTable.PlayerQuery query, int limit) {
        return surroundings
                .store()
                .read(transaction -> PlayerTable.in(transaction).list(query, limit));
    }

    /** For the sweeper: frees the seats nobody came for, each in a transaction of its own; says how many were due. */
    public int reservations(Cause cause, int limit) {
        List<PlayerSession> due = surroundings
                .store()
                .read(transaction -> PlayerTable.in(transaction).reservationLapsed(cause.at(), limit));
        due.forEach(player -> surroundings.store().write(transaction -> lapse(transaction, player, cause)));
        return due.size();
    }

    /**
     * Lets a reservation lapse at this moment, as if its time had passed: for developers who do not want to wait.
     *
     * @throws Refused NotFound; Unavailable when it is not RESERVED, or its time has not begun
     */
    public void lapseNow(PlayerSessionId id, String actor) {
        Cause cause = surroundings.cause(actor);
        surroundings.store().write(transaction -> {
            PlayerSession player = PlayerTable.in(transaction)
                    .find(id)
                    .orElseThrow(() -> Refused.notFound("player session " + id + " does not exist"));
            if (player.status() != PlayerStatus.RESERVED || player.acceptBy() == null) {
                throw Refused.unavailable("player session " + id + " is " + player.status()
                        + (player.status() == PlayerStatus.RESERVED
                                ? ", and its time begins only when its game server session is ACTIVE"
                                : "; only a RESERVED one can lapse"));
            }
            PlayerSession due = player.withStatus(PlayerStatus.RESERVED, cause.at(), null);
            GameSession session = GameSessions.require(transaction, player.session());
            return PlayerTransitions.apply(transaction, session, due, new ReservationLapsed(), cause);
        });
    }

    private static boolean lapse(Transaction transaction, PlayerSession read, Cause cause) {
        return PlayerTable.in(transaction)
                .find(read.id())
                .map(player -> PlayerTransitions.apply(
                        transaction,
                        GameSessions.require(transaction, player.session()),
                        player,
                        new ReservationLapsed(),
                        cause))
                .orElse(false);
    }

    private static PlayerSession seat(Transaction transaction, GameSession session, PlayerSessionId id) {
        PlayerSession player = PlayerTable.in(transaction)
                .find(id)
                .orElseThrow(() -> Refused.notFound("player session " + id + " does not exist"));
        if (!player.session().equals(session.id())) {
            throw Refused.denied("player session " + id + " is a seat in game server session " + player.session()
                    + ", not in " + session.id());
        }
        return player;
    }

    private static void requireActive(GameSession session) {
        if (session.status() != SessionStatus.ACTIVE) {
            throw Refused.unavailable("game server session " + session.id() + " is " + session.status()
                    + "; players can be accepted only while it is ACTIVE"
                    + (session.status() == SessionStatus.ACTIVATING ? " (call ActivateGameServerSession first)" : ""));
        }
    }
}
