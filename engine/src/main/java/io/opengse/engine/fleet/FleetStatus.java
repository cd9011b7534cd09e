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
    TERMINATED;

    /** Nothing more is started for it. */
    public boolean ending() {
        return this == DELETING || this == TERMINATED;
    }
}
