package io.opengse.engine.session;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Game sessions. Every query is answered from an index, however many sessions have ended. */
public interface SessionTable {
    static SessionTable in(Transaction transaction) {
        return transaction.table(SessionTable.class);
    }

    Optional<GameSession> find(SessionId id);

    List<GameSession> find(Collection<SessionId> ids);

    /** One page, in the order of the query's sort; see {@link SessionQuery}. */
    List<GameSession> list(SessionQuery query, int limit);

    /** ACTIVATING ones of a host: what its agent must be told to start. */
    List<GameSession> activating(HostId host);

    /** ACTIVATING ones of all hosts, the oldest first. */
    List<GameSession> activating();

    int countActivating(HostId host);

    /** Those of them whose process is one of this instance. */
    int countActivating(HostId host, InstanceId instance);

    /** ACTIVATING ones whose deadline is not after {@code now}, the most overdue first. */
    List<GameSession> activationLapsed(Instant now, int limit);

    /** ACTIVE ones of a fleet that have been empty since before then. */
    List<GameSession> emptySince(FleetId fleet, Instant before, int limit);

    /** ACTIVATING, ACTIVE and TERMINATING ones of a host. */
    List<GameSession> living(HostId host);

    int countLiving(FleetId fleet);

    /** The living ones of a fleet, counted by status; a status that none has is left out. */
    List<Tally> tally(FleetId fleet);

    /** Seats taken in the living ones of a fleet. */
    long countPlayers(FleetId fleet);

    /** How many are not over, with their seats, by fleet and status. */
    List<SessionCount> countLiving();

    /** @throws io.opengse.engine.store.Conflict when the id is taken */
    void insert(GameSession session);

    /** @throws io.opengse.engine.store.Conflict when the stored version is another */
    void update(GameSession session);

    /** Removes at most {@code limit} ended ones that ended before, with their player sessions; says how many went. */
    int trim(Instant before, int limit);
}
