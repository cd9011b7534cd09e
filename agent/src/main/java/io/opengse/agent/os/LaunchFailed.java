package io.opengse.agent.os;

/** A process could not be started; the message names the path and says what to do. */
public final class LaunchFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean invalidPath;

    /** @param invalidPath missing, not executable or outside the root: trying again will not help */
    public LaunchFailed(String message, boolean invalidPath) {
        super(message);
        this.invalidPath = invalidPath;
    }

    public boolean invalidPath() {
        return invalidPath;
    }
}
