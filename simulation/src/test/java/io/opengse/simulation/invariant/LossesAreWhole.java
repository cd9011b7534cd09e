package io.opengse.simulation.invariant;

import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.id.HostId;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.SessionTable;
import io.opengse.simulation.world.Broken;
import io.opengse.simulation.world.Progress.Counted;
import io.opengse.simulation.world.World;

/** A host is lost together with all that the books have on it, and its sessions say that this is why they ended. */
final class LossesAreWhole implements Invariant {
    private final World world;

    LossesAreWhole(World world) {
        this.world = world;
    }

    @Override
    public void check(Books before, Books now) {
        for (Host host : now.hosts().values()) {
            Host was = before.hosts().get(host.id());
            boolean wasLost = was != null && was.status() == HostStatus.LOST;
            if (host.status() == HostStatus.LOST && !wasLost) {
                world.progress().count(Counted.HOSTS_LOST);
                nothingLives(now, host.id());
                before.sessions().values().stream()
                        .filter(session -> session.place().host().equals(host.id()))
                        .forEach(this::mustSayWhy);
            } else if (host.status() != HostStatus.LOST && wasLost) {
                world.progress().count(Counted.LOST_HOSTS_RETURNED);
            }
        }
    }

    private static void nothingLives(Books now, HostId host) {
        Broken.unless(
                now.sessions().values().stream()
                                .noneMatch(session -> session.place().host().equals(host))
                        && now.processes().values().stream()
                                .noneMatch(process -> process.host().equals(host)),
                () -> "what was on a lost host ends with it, but " + host + " still has " + now.sessions() + " "
                        + now.processes());
    }

    private void mustSayWhy(GameSession was) {
        GameSession is = world.store()
                .truth(books -> SessionTable.in(books).find(was.id()))
                .orElseThrow();
        boolean cutShort = was.status() == SessionStatus.ACTIVE && is.status() == SessionStatus.ERROR;
        Broken.unless(
                !cutShort || is.reason().startsWith("host lost"),
                () -> "a session that ended with its host says so, but not " + is);
    }
}
