package io.opengse.cli.top;

import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The whole installation at one moment.
 *
 * @param hosts that are connected
 * @param away that are not
 * @param cut whether there are more processes than were looked at
 */
record Glance(Instant at, int hosts, int away, List<FleetGlance> fleets, boolean cut) {
    Glance {
        fleets = List.copyOf(fleets);
    }

    int sum(ToIntFunction<FleetGlance> what) {
        return fleets.stream().mapToInt(what).sum();
    }
}
