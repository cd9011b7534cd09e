package io.opengse.agent.process;

/** The unit of OnProcessTerminate's terminationTime (decision D5: the published text does not settle it). */
public enum TerminationTime {
    UNIX_SECONDS,
    UNIX_MILLIS,
    DURATION_SECONDS;

    /**
     * @param shownMillis the moment to tell the game, Unix milliseconds
     * @param toldMillis when the order was given, Unix milliseconds
     */
    public long write(long shownMillis, long toldMillis) {
        return switch (this) {
            case UNIX_SECONDS -> shownMillis / 1000;
            case UNIX_MILLIS -> shownMillis;
            case DURATION_SECONDS -> Math.max(0, (shownMillis - toldMillis) / 1000);
        };
    }
}
