package io.opengse.simulation.invariant;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.HostId;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import io.opengse.simulation.world.Broken;

/** No session is placed on a host that activates as many at once as its fleet allows. */
final class HostsAreNotOverrun implements Invariant {
    @Override
    public void check(Books before, Books now) {
        for (GameSession session : now.sessions().values()) {
            Fleet fleet = before.fleets().get(session.place().fleet());
            boolean placedNow = fleet != null && !before.sessions().containsKey(session.id());
            int most = placedNow ? fleet.runtime().maxConcurrentActivations() : 0;
            if (most > 0) {
                long activating = activating(now, session.place().host());
                Broken.unless(
                        activating <= most,
                        () -> "a host activates " + most + " sessions at once, but " + session + " makes "
                                + activating);
            }
        }
    }

    private static long activating(Books books, HostId host) {
        return books.sessions().values().stream()
                .filter(session -> session.place().host().equals(host))
                .filter(session -> session.status() == SessionStatus.ACTIVATING)
                .count();
    }
}
