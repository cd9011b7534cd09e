package io.opengse.engine.fleet;

import java.util.List;

/** What somebody who creates a fleet says about it. */
public record NewFleet(
        FleetDescription description,
        RuntimeConfiguration runtime,
        Protection protection,
        CreationLimit creationLimit,
        List<InboundPermission> ports) {
    public NewFleet {
        ports = List.copyOf(ports);
    }
}
