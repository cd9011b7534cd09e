package io.opengse.simulation.invariant;

import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.placement.Placement;
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
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** The sweeper looks after hosts every few seconds; a pulse is a few seconds old. */
    private static final Duration LOOKING = Duration.ofSeconds(12);

    private static final Duration LEAVING = Duration.ofSeconds(10);

    private final World world;

    DeadlinesAreKept(World world) {
        this.world = world;
    }

    @Override
    public void check(Books before, Books now) {
        Broken.unless(world.server().isLed(), () -> "some server leads soon after another has died");
        for (GameSession session : now.sessions().values()) {
            boolean waits = session.status() == SessionStatus.ACTIVATING;
            Broken.unless(
                    !waits || inTime(session.times().activateBy()),
                    () -> "an activation ends at its deadline: " + session);
        }
        for (var seated : now.seats().values()) {
            for (PlayerSession seat : seated) {
                Broken.unless(inTime(seat.acceptBy()), () -> "a reservation ends at its deadline: " + seat);
            }
        }
        for (Placement placement : now.pending()) {
            Broken.unless(inTime(placement.times().deadline()), () -> "a placement ends at its timeout: " + placement);
        }
        for (Host host : now.hosts().values()) {
            Broken.unless(heard(host), () -> "a silent host is away, and then lost: " + host);
        }
        now.instances().values().forEach(instance -> leavesLostHost(now, instance));
    }

    /** Silence counts from when the server began to listen. */
    private boolean heard(Host host) {
        Duration patience = switch (host.status()) {
            case CONNECTED -> SILENCE;
            case AWAY -> world.server().settings().hostLost();
            case LOST -> Duration.ofDays(1);
        };
        return within(patience, host);
    }

    private void leavesLostHost(Books now, Instance instance) {
        Host host = instance.host() == null ? null : now.hosts().get(instance.host());
        if (host != null && host.status() == HostStatus.LOST) {
            Broken.unless(
                    within(world.server().settings().hostLost().plus(LEAVING), host),
                    () -> "an instance is lost soon after its host, but " + instance + " is still on " + host);
        }
    }

    private boolean within(Duration patience, Host host) {
        Instant well = world.server().wellSince();
        Instant since = well.isAfter(host.lastSeen()) ? well : host.lastSeen();
        return well.equals(Instant.MAX)
                || world.now().isBefore(since.plus(patience).plus(LOOKING));
    }

    private boolean inTime(@Nullable Instant deadline) {
        Instant well = world.server().wellSince();
        return deadline == null
                || world.now().minus(SLACK).isBefore(deadline)
                || well.equals(Instant.MAX)
                || world.now().minus(SLACK).isBefore(well);
    }
}
