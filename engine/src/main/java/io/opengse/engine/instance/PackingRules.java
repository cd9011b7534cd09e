package io.opengse.engine.instance;

import io.opengse.engine.host.HostStatus;
import java.util.List;

/**
 * In which order a fleet's instances are given sessions: the busiest first, so that others run empty and may go. Told in
 * quarters, so that not every session changes it, and only as of the last look: see docs/decisions/0043. Pure.
 */
final class PackingRules {
    /** Nothing of it is busy. */
    static final int LAST = 4;

    private static final int QUARTERS = 4;

    private PackingRules() {}

    static List<Move> moves(FleetLoad fleet) {
        if (fleet.instances().size() < 2 || fleet.fleet().description().spreads()) {
            return List.of();
        }
        return fleet.instances().stream()
                .filter(load -> load.instance().takesSessions() && load.host() == HostStatus.CONNECTED)
                .filter(load -> load.instance().turn() != turn(load))
                .<Move>map(load -> new Move.Turn(load.instance(), turn(load)))
                .toList();
    }

    /** From 0, when at least three quarters of its ready processes are taken, to 3; and 4 when none is. */
    static int turn(InstanceLoad load) {
        int ready = load.ready();
        int taken = Math.max(0, ready - load.free());
        return taken == 0 ? LAST : LAST - 1 - Math.min(LAST - 1, taken * QUARTERS / ready);
    }
}
