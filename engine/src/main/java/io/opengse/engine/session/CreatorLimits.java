package io.opengse.engine.session;

import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.session.CreatorWindowTable.CreatorWindow;
import io.opengse.engine.store.Transaction;
import java.time.Instant;

/** Counts the sessions of each creator (ResourceCreationLimitPolicy); nobody in particular is never limited. */
final class CreatorLimits {
    private CreatorLimits() {}

    /** @throws Refused LimitReached */
    static void count(Transaction transaction, Fleet fleet, String creatorId, Instant now) {
        CreationLimit limit = fleet.creationLimit();
        if (creatorId.isEmpty() || limit.sessionsPerCreator() == 0) {
            return;
        }
        CreatorWindowTable windows = CreatorWindowTable.in(transaction);
        CreatorWindow window = windows.find(fleet.id(), creatorId)
                .filter(running -> running.begun().plus(limit.period()).isAfter(now))
                .orElse(new CreatorWindow(fleet.id(), creatorId, now, 0));
        if (window.created() >= limit.sessionsPerCreator()) {
            throw Refused.limitReached("CreatorId " + creatorId + " created " + window.created()
                    + " sessions since " + window.begun() + "; fleet " + fleet.id() + " allows "
                    + limit.sessionsPerCreator() + " per " + limit.period().toMinutes() + " minutes; try again after "
                    + window.begun().plus(limit.period()));
        }
        windows.put(new CreatorWindow(fleet.id(), creatorId, window.begun(), window.created() + 1));
    }
}
