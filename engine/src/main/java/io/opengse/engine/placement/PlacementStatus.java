package io.opengse.engine.placement;

/** Where a placement stands (behaviour.md 12.4). */
public enum PlacementStatus {
    /** It waits for a process, or for the game to activate the session it was given. */
    PENDING,
    FULFILLED,
    CANCELLED,
    TIMED_OUT,
    /** Its queue was deleted. */
    FAILED;

    public boolean over() {
        return this != PENDING;
    }
}
