package io.opengse.engine.session;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Refusals;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Game sessions, as back ends ask for them. What games themselves ask is in {@link SessionCalls}. */
public final class GameSessions {
    private final Surroundings surroundings;
    private final Store store;
    private final SessionCreation creation;
    private final SessionUpdates updates;
    private final SessionEndings endings;
    private final Refusals refusals;

    /** @param mostPlayers the most seats a session may have */
    public GameSessions(Surroundings surroundings, IdFactory ids, SessionEndings endings, int mostPlayers) {
        this.surroundings = surroundings;
        this.store = surroundings.store();
        this.creation = new SessionCreation(ids, mostPlayers);
        this.updates = new SessionUpdates(mostPlayers);
        this.endings = endings;
        this.refusals = new Refusals(store);
    }

    /**
     * Reserves an idle process for a new session and orders it to start; the answer does not wait for the game. A
     * repetition of the same named creation gets the first session as it stands now.
     *
     * @throws Refused NotFound or Unavailable for the fleet; Exhausted when no process is idle; LimitReached for the
     *     creator's or the players' quota; Invalid for a name used with other parameters
     */
    public GameSession create(NewSession command) {
        Cause cause = surroundings.cause(command.actor());
        try {
            var created = store.write(transaction -> creation.create(transaction, command, cause));
            if (created.fresh()) {
                surroundings.ordersWaiting().accept(created.session().place().host());
            }
            return created.session();
        } catch (Refused refused) {
            throw refusals.noted(refused, EventCode.SESSION_REFUSED, cause, subjects(command.target()));
        }
    }

    /**
     * Changes settings of a session that lives.
     *
     * @throws Refused NotFound; Unavailable when it is over or ending; Invalid when fewer seats than are taken;
     *     LimitReached above the quota
     */
    public GameSession update(SessionUpdate command) {
        Cause cause = surroundings.cause(command.actor());
        return store.write(transaction -> updates.apply(transaction, command, cause));
    }

    /**
     * Ends a session and its process (EndGameServerSessionAndProcess): its player sessions are completed at once, its
     * process is told and then killed after the grace. Again while it is ending changes nothing.
     *
     * @throws Refused NotFound; Unavailable when it is over; Denied when it is fully protected
     */
    public void endWithProcess(SessionId id, String actor) {
        Cause cause = surroundings.cause(actor);
        HostId host = store.write(transaction -> {
            GameSession session = require(transaction, id);
            endings.demanded(transaction, session, cause);
            return session.place().host();
        });
        surroundings.ordersWaiting().accept(host);
    }

    /** As {@link #endWithProcess(SessionId, String)}, by where players connect. */
    public void endWithProcess(String address, int port, String actor) {
        endWithProcess(store.read(transaction -> sessionAt(transaction, address, port)), actor);
    }

    /**
     * As {@link #create}, for a placement and within its transaction. The caller tells the host afterwards.
     *
     * @throws Refused as {@link #create}
     */
    public GameSession place(Transaction transaction, PlacedSession command, Cause cause) {
        return creation.place(transaction, command, cause);
    }

    public Optional<GameSession> find(SessionId id) {
        return store.read(transaction -> SessionTable.in(transaction).find(id));
    }

    /** The session that a process hosts now. */
    public Optional<SessionId> hostedBy(ProcessId process) {
        return store.read(transaction -> ReservationTable.in(transaction).find(process))
                .map(Reservation::session);
    }

    public List<GameSession> list(SessionQuery query, int limit) {
        return store.read(transaction -> SessionTable.in(transaction).list(query, limit));
    }

    /** The living ones of a fleet, counted by status; a status that none has is left out. */
    public List<Tally> tally(FleetId fleet) {
        return store.read(transaction -> SessionTable.in(transaction).tally(fleet));
    }

    /** The processes of a host that a session is reserved on. */
    public Set<ProcessId> hosting(HostId host) {
        return store.read(transaction -> ReservationTable.in(transaction).of(host).stream()
                .map(Reservation::process)
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static Subjects subjects(Target target) {
        return switch (target) {
            case Target.Direct(FleetId fleet) -> Subjects.of(fleet);
            case Target.Through _ -> new Subjects(null, null, null, null, null);
        };
    }

    /** For services that are in a transaction already. */
    public static GameSession require(Transaction transaction, SessionId id) {
        return SessionTable.in(transaction)
                .find(id)
                .orElseThrow(() -> Refused.notFound("game server session " + id + " does not exist"));
    }

    private static SessionId sessionAt(Transaction transaction, String address, int port) {
        return ProcessTable.in(transaction)
                .at(address, port)
                .map(GameProcess::id)
                .flatMap(ReservationTable.in(transaction)::find)
                .map(Reservation::session)
                .orElseThrow(
                        () -> Refused.notFound("no process hosts a game server session at " + address + ":" + port));
    }
}
