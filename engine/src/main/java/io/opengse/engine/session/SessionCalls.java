package io.opengse.engine.session;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.process.Vacancies;
import io.opengse.engine.session.SessionEvent.Activated;
import io.opengse.engine.session.SessionEvent.Ended;
import io.opengse.engine.store.Transaction;
import java.util.Arrays;
import java.util.Optional;

/**
 * What games ask about their session. Only the process a session was given to may; repeating a call that was done is
 * done again without effect, since games and agents retry.
 */
public final class SessionCalls {
    private final Surroundings surroundings;
    private final SessionTransitions transitions;
    private final Vacancies vacancies;
    private final int mostPlayers;

    /** @param mostPlayers the most seats a session may have */
    public SessionCalls(
            Surroundings surroundings, SessionTransitions transitions, Vacancies vacancies, int mostPlayers) {
        this.surroundings = surroundings;
        this.transitions = transitions;
        this.vacancies = vacancies;
        this.mostPlayers = mostPlayers;
    }

    /**
     * ActivateGameServerSession: ACTIVATING becomes ACTIVE.
     *
     * @param maxPlayers replaces the limit of seats if above 0, within the quota and never below the seats taken
     * @throws Refused NotFound; Denied for another process's session; Unavailable when it is over or ending
     */
    public void activate(ProcessId caller, SessionId session, int maxPlayers) {
        if (maxPlayers < 0) {
            throw Refused.invalid("maxPlayers is " + maxPlayers + ", 0 (as it is) or more is allowed");
        }
        Activated activated = new Activated(Math.min(maxPlayers, mostPlayers));
        Cause cause = cause(caller);
        surroundings
                .store()
                .write(transaction ->
                        transitions.apply(transaction, own(transaction, caller, session), activated, cause));
    }

    /**
     * TerminateGameServerSession: the session is over, and its process may be given another one.
     *
     * @throws Refused NotFound; Denied for another process's session
     */
    public void terminate(ProcessId caller, SessionId session) {
        Cause cause = cause(caller);
        Optional<HostId> waiting = surroundings.store().write(transaction -> {
            GameSession own = own(transaction, caller, session);
            boolean ended = transitions.apply(transaction, own, new Ended("ended by the game"), cause);
            return ended ? release(transaction, caller, cause) : Optional.empty();
        });
        waiting.ifPresent(surroundings.ordersWaiting());
    }

    /**
     * UpdatePlayerSessionCreationPolicy.
     *
     * @param policy ACCEPT_ALL or DENY_ALL
     * @throws Refused Invalid for another word; NotFound; Denied for another process's session; Unavailable when over
     */
    public void updatePolicy(ProcessId caller, SessionId session, String policy) {
        JoinPolicy wanted = Arrays.stream(JoinPolicy.values())
                .filter(known -> known.name().equals(policy))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "newPlayerSessionCreationPolicy is \"" + policy + "\", ACCEPT_ALL or DENY_ALL is allowed"));
        Cause cause = cause(caller);
        SessionUpdates updates = new SessionUpdates(mostPlayers);
        surroundings.store().write(transaction -> {
            GameSession own = own(transaction, caller, session);
            SessionUpdate update = new SessionUpdate(own.id(), null, null, wanted, null, cause.actor());
            return updates.apply(transaction, update, cause);
        });
    }

    /**
     * For the calls about players too.
     *
     * @throws Refused NotFound; Denied for another process's session
     */
    public static GameSession own(Transaction transaction, ProcessId caller, SessionId id) {
        GameSession session = GameSessions.require(transaction, id);
        if (!session.place().process().equals(caller)) {
            throw Refused.denied("game server session " + id + " was not given to the calling process " + caller
                    + " but to " + session.place().process());
        }
        return session;
    }

    /** @return the host whose agent must be told something, if any */
    private Optional<HostId> release(Transaction transaction, ProcessId id, Cause cause) {
        GameProcess process = ProcessTable.in(transaction).find(id).orElseThrow();
        var fleet = Fleets.require(transaction, process.fleet());
        boolean waiting = vacancies.release(transaction, process, fleet, cause);
        return waiting ? Optional.of(process.host()) : Optional.empty();
    }

    private Cause cause(ProcessId caller) {
        return surroundings.cause("game " + caller);
    }
}
