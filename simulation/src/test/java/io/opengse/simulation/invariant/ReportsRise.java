package io.opengse.simulation.invariant;

import io.opengse.engine.host.Host;
import io.opengse.simulation.world.Broken;

/** The number of the last report of a host never goes back. */
final class ReportsRise implements Invariant {
    @Override
    public void check(Books before, Books now) {
        for (Host host : before.hosts().values()) {
            Host later = now.hosts().get(host.id());
            Broken.unless(
                    later != null && later.lastReport() >= host.lastReport(),
                    () -> "report numbers never go back, but " + host + " became " + later);
        }
    }
}
