package io.opengse.simulation.invariant;

import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import io.opengse.simulation.world.Broken;
import io.opengse.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** While the server runs and can write, nothing stands for long after its deadline. */
final class DeadlinesAreKept implements Invariant {
    private static final Duration SLACK = Duration.ofSeconds(3);

    private final World world;

    DeadlinesAreKept(World world) {
        this.world = world;
    }

    @Override
    public void check(Books before, Books now) {
        for (GameSession session : now.sessions().values()) {
            boolean waits = session.status() == SessionStatus.ACTIVATING;
            Broken.unless(!waits || inTime(session.times().activateBy()), () -> "an activation ends at its deadline: " + session);
        }
        for (var seated : now.seats().values()) {
            for (PlayerSession seat : seated) {
                Broken.unless(inTime(seat.acceptBy()), () -> "a reservation ends at its deadline: " + seat);
            }
        }
    }

    private boolean inTime(@Nullable Instant deadline) {
        Instant well = world.server().wellSince();
        return deadline == null
                || world.now().minus(SLACK).isBefore(deadline)
                || well.equals(Instant.MAX)
                || world.now().minus(SLACK).isBefore(well);
    }
}
