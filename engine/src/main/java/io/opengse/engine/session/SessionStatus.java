package io.opengse.engine.session;

/** Where a game session stands (behaviour.md 4). */
public enum SessionStatus {
    ACTIVATING,
    ACTIVE,
    TERMINATING,
    TERMINATED,
    ERROR;

    public boolean over() {
        return this == TERMINATED || this == ERROR;
    }
}
