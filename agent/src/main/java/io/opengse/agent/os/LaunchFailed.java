package io.opengse.agent.os;

/** A process could not be started; the message names the path and says what to do. */
public final class LaunchFailed extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is. */
    public enum Kind {
        /** Nothing to start is there, or it lies outside the root. */
        NOT_FOUND,
        /** It is there, and this host cannot execute it. */
        NOT_EXECUTABLE,
        /** The system could not start it now. */
        SYSTEM
    }

    private final Kind kind;

    public LaunchFailed(String message, Kind kind) {
        super(message);
        this.kind = kind;
    }

    /** @param invalidPath missing, not executable or outside the root: trying again will not help */
    public LaunchFailed(String message, boolean invalidPath) {
        this(message, invalidPath ? Kind.NOT_FOUND : Kind.SYSTEM);
    }

    public Kind kind() {
        return kind;
    }

    public boolean invalidPath() {
        return kind != Kind.SYSTEM;
    }
}
