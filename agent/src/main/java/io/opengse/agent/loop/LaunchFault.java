package io.opengse.agent.loop;

/** Why a process could not be started. */
public enum LaunchFault {
    /** Missing, not executable, or outside the game root. */
    INVALID_PATH,
    /** The launch parameters are not a command line. */
    BAD_PARAMETERS,
    /** The operating system would not. */
    SYSTEM;

    /** Whether trying again soon cannot help. */
    boolean isHopeless() {
        return switch (this) {
            case INVALID_PATH, BAD_PARAMETERS -> true;
            case SYSTEM -> false;
        };
    }
}
