package io.opengse.engine.fleet;

/** Where a fleet stands (behaviour.md 8.2). */
public enum FleetStatus {
    NEW,
    DOWNLOADING,
    VALIDATING,
    BUILDING,
    ACTIVATING,
    ACTIVE,
    ERROR,
    DELETING,
    TERMINATED
}
