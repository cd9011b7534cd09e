package io.opengse.simulation.world;

import io.opengse.simulation.host.Host;
import java.time.Duration;

/** The bad luck of a world, as often as its {@link Weather} says, until it clears up. */
final class Misfortunes {
    private static final int LONG_EFFECTS = 40;
    private static final int LONG_WRITES = 60;
    /** In every so many worlds a host does not come back. */
    private static final int FOR_EVER_EVERY = 15;

    private static final int FOR_EVER = 14;
    private static final long SALT = 0x6275_726E_7400L;

    private final World world;
    private final Chances chances;

    Misfortunes(World world) {
        this.world = world;
        this.chances = world.chances().split();
    }

    void begin() {
        Weather weather = world.weather();
        for (Host host : world.hosts()) {
            again(weather.linkLasts(), () -> link(host));
            again(weather.agentLasts(), () -> agent(host));
            again(weather.hostLasts(), host::crash);
        }
        again(weather.serverLasts(), this::server);
        if (world.seed() % FOR_EVER_EVERY == FOR_EVER && world.hosts().size() > 1) {
            takeOneForEver(new Chances(world.seed() ^ SALT)); // its own: other worlds tell the story they always told
        }
    }

    private void takeOneForEver(Chances own) {
        Host unlucky = own.pick(world.hosts());
        world.agenda().after(own.seconds(20, 240), "fate", "takes " + unlucky, unlucky::burn);
    }

    private void again(Duration average, Runnable misfortune) {
        world.agenda().after(Weather.next(average, chances), "fate", "strikes", () -> {
            if (world.stormy()) {
                misfortune.run();
                again(average, misfortune);
            }
        });
    }

    private void link(Host host) {
        if (chances.in(0.25)) {
            host.cutOff(chances.in(0.2) ? chances.seconds(60, 130) : chances.seconds(1, 40));
        } else {
            host.breakLink();
        }
    }

    private void agent(Host host) {
        switch (chances.between(0, 9)) {
            case 0, 1, 2 -> host.killAgent("kill -9");
            case 3 -> host.stopAgent(true);
            case 4 -> host.stopAgent(false);
            default -> host.agent().ifPresent(agent -> agent.letDieAfter(chances.between(0, LONG_EFFECTS)));
        }
    }

    private void server() {
        switch (chances.between(0, 9)) {
            case 0, 1, 2 -> world.server().die("kill -9");
            case 3 -> world.server().fillDisk(chances.seconds(1, 10));
            default -> world.store().letServerDieAt(chances.between(1, LONG_WRITES), chances.in(0.5));
        }
    }
}
