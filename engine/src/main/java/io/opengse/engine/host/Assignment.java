package io.opengse.engine.host;

import io.opengse.engine.id.SessionId;

/**
 * The session a process was last given, as its agent sees it.
 *
 * @param number given by us; rises per process
 * @param failure plain words, only when FAILED
 */
public record Assignment(long number, SessionId session, State state, String failure) {
    /** How far it came. */
    public enum State {
        /** The game was not yet told, or has not yet answered. */
        STARTING,
        /** The game took it. */
        HOSTING,
        /** Ended in good order. */
        OVER,
        /** The game could not be told, or refused. */
        FAILED
    }
}
