package io.opengse.cli.fleetfile;

import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.InboundPermission;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.RuntimeConfiguration;
import java.util.List;

/**
 * What a fleet file says: CreateFleet's own keys plus Directory.
 *
 * @param warnings what will probably not work, though it may be tried
 */
public record FleetFile(
        FleetDescription description,
        RuntimeConfiguration runtime,
        Protection protection,
        CreationLimit creationLimit,
        List<InboundPermission> ports,
        List<Mistake> warnings) {
    public FleetFile {
        ports = List.copyOf(ports);
        warnings = List.copyOf(warnings);
    }
}
