package io.opengse.agent.process;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.protocol.link.EndReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The phases of a game process, each with only what it can know. Changed by {@link ProcessRules} alone. */
public sealed interface ProcessState {
    /** Written down, the operating system not yet asked or not yet heard. Not reported. */
    record Ordered() implements ProcessState {}

    /** Runs, has not called ProcessReady. */
    record Launching(ProcessIdentity os, Instant readyBy) implements ProcessState {}

    /** May be given a session, or has one. */
    record Ready(ProcessIdentity os, Endpoint endpoint) implements ProcessState {}

    /** Told to end, or said that it ends; not yet gone. May still host its session. */
    record Ending(ProcessIdentity os, @Nullable Endpoint endpoint, End end) implements ProcessState {}

    /** Gone; kept until the server has acknowledged it. */
    record Exited(
            @Nullable ProcessIdentity os,
            @Nullable Endpoint endpoint,
            int code,
            Instant at,
            EndReason reason,
            String detail)
            implements ProcessState {}

    /** The operating system's name of it, null when it was never started. */
    default @Nullable ProcessIdentity identity() {
        return switch (this) {
            case Ordered _ -> null;
            case Launching(var os, var _) -> os;
            case Ready(var os, var _) -> os;
            case Ending(var os, var _, var _) -> os;
            case Exited exited -> exited.os();
        };
    }

    /** What it announced, null before ProcessReady. */
    default @Nullable Endpoint announced() {
        return switch (this) {
            case Ordered _, Launching _ -> null;
            case Ready(var _, var endpoint) -> endpoint;
            case Ending(var _, var endpoint, var _) -> endpoint;
            case Exited exited -> exited.endpoint();
        };
    }
}
