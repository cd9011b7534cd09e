package io.opengse.simulation.invariant;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import io.opengse.simulation.world.Broken;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** No session is placed on an instance that activates as many at once as its fleet allows. */
final class InstancesAreNotOverrun implements Invariant {
    @Override
    public void check(Books before, Books now) {
        for (GameSession session : now.sessions().values()) {
            Fleet fleet = before.fleets().get(session.place().fleet());
            boolean placedNow = fleet != null && !before.sessions().containsKey(session.id());
            int most = placedNow ? fleet.runtime().maxConcurrentActivations() : 0;
            if (most > 0) {
                long activating = activating(now, instance(now, session));
                Broken.unless(
                        activating <= most,
                        () -> "an instance activates " + most + " sessions at once, but " + session + " makes "
                                + activating);
            }
        }
    }

    private static @Nullable InstanceId instance(Books books, GameSession session) {
        GameProcess process = books.processes().get(session.place().process());
        return process == null ? null : process.instance();
    }

    private static long activating(Books books, @Nullable InstanceId instance) {
        return books.sessions().values().stream()
                .filter(session -> Objects.equals(instance(books, session), instance))
                .filter(session -> session.status() == SessionStatus.ACTIVATING)
                .count();
    }
}
