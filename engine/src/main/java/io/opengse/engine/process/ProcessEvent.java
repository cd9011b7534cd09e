package io.opengse.engine.process;

import java.time.Instant;

/** Everything that may be learnt of where a process stands. */
public sealed interface ProcessEvent {
    /** Reported as launched, not yet ready. */
    record Launching() implements ProcessEvent {}

    /** Reported as ready. */
    record Ready() implements ProcessEvent {}

    /** Reported as ending, by itself or because it was told to. */
    record Ending(EndReason reason, String detail) implements ProcessEvent {}

    /** Reported as gone. */
    record Exited(EndReason reason, String detail, int code, Instant at) implements ProcessEvent {}

    /** A full report of its host does not have it. */
    record Missing() implements ProcessEvent {}

    /** Its host has been silent for too long, or is no more. */
    record HostLost(String why) implements ProcessEvent {
        /** Why it was given up when nobody knows more. */
        public static final String SILENT = "nothing was heard of its host";
    }
}
