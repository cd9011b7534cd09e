package io.opengse.engine.scaling;

/** What CopyFleet may take over from the fleet it copies. */
public enum PolicyPart {
    POLICIES,
    TIMERS
}
