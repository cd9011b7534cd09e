package io.opengse.engine.session;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;

/**
 * Where a session runs; fixed when it is created.
 *
 * @param assignment the number under which the process was given it
 * @param weight the host's weight at that moment
 */
public record Place(
        FleetId fleet, HostId host, ProcessId process, long assignment, String address, int port, int weight) {}
