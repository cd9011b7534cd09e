package io.opengse.engine.process;

/** Why a process ends or ended; the same words as on the agent link. */
public enum EndReason {
    ENDED_BY_GAME,
    CRASHED,
    READY_TIMEOUT,
    LAUNCH_FAILED,
    START_REFUSED,
    ACTIVATION_TIMEOUT,
    UNHEALTHY,
    RETIRED,
    SCALED_IN,
    OPERATOR,
    AGENT_STOPPED,
    SESSION_UNKNOWN,
    HOST_LOST
}
