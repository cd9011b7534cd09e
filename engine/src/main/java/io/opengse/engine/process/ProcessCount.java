package io.opengse.engine.process;

import io.opengse.engine.id.FleetId;

/** How many processes of a fleet stand so. */
public record ProcessCount(FleetId fleet, ProcessStatus status, int count) {}
