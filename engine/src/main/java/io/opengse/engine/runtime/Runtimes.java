package io.opengse.engine.runtime;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.id.FleetId;

/** A fleet's runtime configuration, applied to its processes. */
public final class Runtimes {
    public Fleet update(FleetId id, RuntimeConfiguration next, String actor) {
        throw new UnsupportedOperationException();
    }
}
