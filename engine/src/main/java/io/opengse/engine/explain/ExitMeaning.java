package io.opengse.engine.explain;

/** What an exit code tells, as far as it can be told: above 128 it is a signal and 128. */
public enum ExitMeaning {
    UNKNOWN,
    ZERO,
    OWN,
    NOT_EXECUTABLE,
    NOT_FOUND,
    INTERRUPT,
    ABORT,
    KILL,
    SEGMENTATION_FAULT,
    TERMINATE,
    SIGNAL;

    private static final int FIRST_SIGNAL = 129;
    private static final int LAST_SIGNAL = 192;

    static ExitMeaning of(int code) {
        return switch (code) {
            case 0 -> ZERO;
            case 126 -> NOT_EXECUTABLE;
            case 127 -> NOT_FOUND;
            case 130 -> INTERRUPT;
            case 134 -> ABORT;
            case 137 -> KILL;
            case 139 -> SEGMENTATION_FAULT;
            case 143 -> TERMINATE;
            default -> code < 0 ? UNKNOWN : signal(code) ? SIGNAL : OWN;
        };
    }

    private static boolean signal(int code) {
        return code >= FIRST_SIGNAL && code <= LAST_SIGNAL;
    }
}
