package io.opengse.engine.explain;

import java.time.Instant;

/**
 * One link of an explanation: what was decided or found, when, and with which inputs, which are the components of the
 * record. What it says is written in {@link Sentences}, under its name; a component "which" tells sentences apart.
 */
public sealed interface Reason permits SessionReason, ProcessReason, FleetReason, HostReason, PlacementReason {
    /** Since when it is so, when it was decided, or when it was looked at. */
    Instant at();
}
