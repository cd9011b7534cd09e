package io.opengse.simulation.backend;

import io.opengse.engine.Engine;
import io.opengse.engine.id.HostId;
import io.opengse.simulation.host.Host;
import io.opengse.simulation.world.Chances;
import io.opengse.simulation.world.Progress.Counted;
import io.opengse.simulation.world.World;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The operator who drains hosts and lets them be used again, in every twelfth world. Remembers what the engine has
 * answered: from then on it must hold.
 */
public final class Drains {
    private static final int EVERY = 12;
    private static final int ONE = 11;
    private static final long SALT = 0x6472_6169_6E73L;
    private static final String OPERATOR = "operator";

    private final World world;
    private final Chances chances; // of its own, so that worlds without drains tell the story they always told
    private final Set<HostId> standing = new LinkedHashSet<>();

    public Drains(World world) {
        this.world = world;
        this.chances = new Chances(world.seed() ^ SALT);
    }

    public boolean happen() {
        return world.seed() % EVERY == ONE;
    }

    public void begin() {
        if (happen()) {
            again();
        }
    }

    private void again() {
        world.agenda().after(chances.seconds(5, 50), OPERATOR, "looks after a host", () -> {
            if (world.stormy()) {
                another();
                again();
            }
        });
    }

    private void another() {
        HostId host = id(chances.pick(world.hosts()));
        boolean on = !standing.contains(host) || chances.in(0.2);
        new Calls(world).call((on ? "drain " : "use again ") + host, engine -> drain(engine, host, on), _ -> {});
    }

    /** In calm weather, so that at least one can be seen to become empty. */
    public boolean drainOne(Engine engine) {
        List<HostId> there = world.hosts().stream()
                .filter(host -> !host.gone())
                .map(Drains::id)
                .filter(host -> engine.hosts().find(host).isPresent())
                .toList();
        return there.isEmpty() || drain(engine, chances.pick(there), true);
    }

    public boolean useAllAgain(Engine engine) {
        world.hosts().stream()
                .map(Drains::id)
                .filter(host -> engine.hosts().find(host).isPresent())
                .forEach(host -> drain(engine, host, false));
        return true;
    }

    private boolean drain(Engine engine, HostId host, boolean on) {
        standing.remove(host); // until the engine has answered nobody knows
        engine.hosts().drain(host, on, OPERATOR);
        if (on) {
            standing.add(host);
            world.progress().count(Counted.HOSTS_DRAINED);
        }
        return true;
    }

    /** Whether the engine has said that this host is drained, and was not asked otherwise since. */
    public boolean stands(HostId host) {
        return standing.contains(host);
    }

    private static HostId id(Host host) {
        return new HostId(host.name());
    }
}
