package io.opengse.engine.host;

import io.opengse.engine.id.FleetId;
import java.time.Instant;

/** Why fewer processes of an entry run on a host than desired, now. */
public record LaunchTrouble(FleetId fleet, String launchKey, int failuresInRow, Instant nextTry, String reason) {}
