package io.opengse.engine.session;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import java.util.function.Predicate;

/**
 * A session that a placement wants in a fleet.
 *
 * @param tail the placement's own name, the last segment of the session's id
 * @param hosts on which it may run
 */
public record PlacedSession(FleetId fleet, SessionRequest request, String tail, Predicate<HostId> hosts) {}
