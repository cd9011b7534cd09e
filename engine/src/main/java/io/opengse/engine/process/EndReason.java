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
    HOST_LOST;

    /** Whether what a process hosted ended in good order with it: a session is then TERMINATED, otherwise ERROR. */
    public boolean orderly() {
        return switch (this) {
            case CRASHED, READY_TIMEOUT, LAUNCH_FAILED, START_REFUSED, HOST_LOST -> false;
            case ENDED_BY_GAME,
                    ACTIVATION_TIMEOUT,
                    UNHEALTHY,
                    RETIRED,
                    SCALED_IN,
                    OPERATOR,
                    AGENT_STOPPED,
                    SESSION_UNKNOWN -> true;
        };
    }

    /** Whether a process ends so because the books ordered it; its agent alone may then know no time to kill it. */
    public boolean ordered() {
        return switch (this) {
            case ACTIVATION_TIMEOUT, UNHEALTHY, RETIRED, SCALED_IN, OPERATOR, SESSION_UNKNOWN -> true;
            case ENDED_BY_GAME, CRASHED, READY_TIMEOUT, LAUNCH_FAILED, START_REFUSED, AGENT_STOPPED, HOST_LOST -> false;
        };
    }

    /** For a sentence a person reads. */
    public String words() {
        return switch (this) {
            case ENDED_BY_GAME -> "ended by the game";
            case CRASHED -> "crashed";
            case READY_TIMEOUT -> "did not call ProcessReady in time";
            case LAUNCH_FAILED -> "could not be launched";
            case START_REFUSED -> "did not take its session";
            case ACTIVATION_TIMEOUT -> "did not activate its session in time";
            case UNHEALTHY -> "unhealthy";
            case RETIRED -> "retired by the runtime configuration";
            case SCALED_IN -> "scaled in";
            case OPERATOR -> "ended by an operator";
            case AGENT_STOPPED -> "its agent was stopped";
            case SESSION_UNKNOWN -> "hosts a session that is over in the books";
            case HOST_LOST -> "its host is lost";
        };
    }
}
