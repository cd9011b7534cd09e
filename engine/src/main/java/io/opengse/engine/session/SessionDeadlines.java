package io.opengse.engine.session;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The deadlines of sessions, for the sweeper; each session in a transaction of its own. */
public final class SessionDeadlines {
    private final Surroundings surroundings;
    private final SessionEndings endings;

    public SessionDeadlines(Surroundings surroundings, SessionEndings endings) {
        this.surroundings = surroundings;
        this.endings = endings;
    }

    /** Ends sessions that were not activated in time (behaviour.md A10); says how many were due. */
    public int activations(Cause cause, int limit) {
        List<GameSession> due = surroundings
                .store()
                .read(transaction -> SessionTable.in(transaction).activationLapsed(cause.at(), limit));
        for (GameSession session : due) {
            boolean ended = surroundings
                    .store()
                    .write(transaction -> SessionTable.in(transaction)
                            .find(session.id())
                            .map(now -> endings.activationLapsed(transaction, now, cause))
                            .orElse(false));
            if (ended) {
                surroundings.ordersWaiting().accept(session.place().host());
            }
        }
        return due.size();
    }

    /** Ends sessions that stood empty for longer than their fleet allows (decision D9); says how many were due. */
    public int empties(Cause cause, int limit) {
        int due = 0;
        for (Fleet fleet : surroundings.store().read(SessionDeadlines::fleetsThatMind)) {
            Duration allowed = Duration.ofMinutes(minutes(fleet));
            Instant before = cause.at().minus(allowed);
            List<GameSession> empty = surroundings
                    .store()
                    .read(transaction -> SessionTable.in(transaction).emptySince(fleet.id(), before, limit));
            empty.forEach(session -> endIfEmpty(session.id(), allowed, cause));
            empty.forEach(session ->
                    surroundings.ordersWaiting().accept(session.place().host()));
            due = Math.max(due, empty.size());
        }
        return due;
    }

    private void endIfEmpty(SessionId id, Duration allowed, Cause cause) {
        surroundings.store().write(transaction -> {
            Optional<GameSession> empty = SessionTable.in(transaction)
                    .find(id)
                    .filter(session -> emptyBefore(session, cause.at().minus(allowed)));
            empty.ifPresent(session -> endings.empty(transaction, session, allowed.toMinutes(), cause));
            return empty.isPresent();
        });
    }

    private static boolean emptyBefore(GameSession session, Instant before) {
        @Nullable Instant since = session.times().emptySince();
        return session.status() == SessionStatus.ACTIVE && since != null && since.isBefore(before);
    }

    private static List<Fleet> fleetsThatMind(Transaction transaction) {
        FleetTable fleets = FleetTable.in(transaction);
        return fleets.list(0, fleets.count()).stream()
                .filter(fleet -> minutes(fleet) > 0)
                .toList();
    }

    private static long minutes(Fleet fleet) {
        return Long.parseLong(fleet.description().tags().getOrDefault(FleetDescription.EMPTY_SESSION_MINUTES, "0"));
    }
}
