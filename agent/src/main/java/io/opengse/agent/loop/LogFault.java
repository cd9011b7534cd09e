package io.opengse.agent.loop;

/** Why the logs of a session are not at the server yet. */
public enum LogFault {
    /** There is no zip, or no longer. */
    NOT_COLLECTED,
    /** The zip is there, the server did not confirm it. */
    NOT_UPLOADED,
    /** The server will never take it. */
    REFUSED
}
