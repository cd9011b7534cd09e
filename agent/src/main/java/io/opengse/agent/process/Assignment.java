package io.opengse.agent.process;

/**
 * The last game session a process was given. Only {@link SessionRules} changes its status.
 *
 * @param number given by the server, rises per process
 * @param failure why it FAILED, else empty
 * @param logsTaken whether its logs were handed to the collector, or there can be none
 */
public record Assignment(long number, String sessionId, Status status, String failure, boolean logsTaken) {
    /** As the agent link knows them. */
    public enum Status {
        /** The game was not yet told, or has not yet answered. */
        STARTING,
        /** The game took it, or activated it. */
        HOSTING,
        /** Ended in good order. */
        OVER,
        FAILED
    }

    static Assignment starting(long number, String sessionId) {
        return new Assignment(number, sessionId, Status.STARTING, "", false);
    }

    static Assignment neverTold(long number, String sessionId, String failure) {
        return new Assignment(number, sessionId, Status.FAILED, failure, true);
    }

    /** Whether the game may still act for it. */
    public boolean isLive() {
        return switch (status) {
            case STARTING, HOSTING -> true;
            case OVER, FAILED -> false;
        };
    }

    Assignment hosting() {
        return new Assignment(number, sessionId, Status.HOSTING, "", logsTaken);
    }

    Assignment over() {
        return new Assignment(number, sessionId, Status.OVER, "", logsTaken);
    }

    Assignment failed(String why) {
        return new Assignment(number, sessionId, Status.FAILED, why, logsTaken);
    }

    public Assignment withLogsTaken() {
        return new Assignment(number, sessionId, status, failure, true);
    }
}
