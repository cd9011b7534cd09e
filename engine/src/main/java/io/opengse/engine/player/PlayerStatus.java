package io.opengse.engine.player;

/** Where a player session stands (behaviour.md 5); the names are the wire's. */
public enum PlayerStatus {
    RESERVED,
    ACTIVE,
    COMPLETED,
    TIMEDOUT;

    /** Whether it takes a seat. */
    public boolean seated() {
        return this == RESERVED || this == ACTIVE;
    }
}
