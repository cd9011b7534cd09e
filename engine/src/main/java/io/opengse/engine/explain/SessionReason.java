package io.opengse.engine.explain;

import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.id.HostId;
import io.opengse.engine.session.SessionStatus;
import java.time.Instant;

/** Reasons about game sessions and their seats. */
public sealed interface SessionReason extends Reason {
    /** Where it stands. */
    record SessionStands(Instant at, SessionStatus which, int players, int seats) implements SessionReason {}

    /** Why it got its process; {@code words} as the choice was recorded. */
    record SessionPlaced(Instant at, String words) implements SessionReason {}

    /** How long its game may take to activate it. */
    record MustBeActivated(Instant at, Instant deadline, long left) implements SessionReason {}

    /** Nobody there can be told to start it. */
    record OrderWaits(Instant at, HostId host) implements SessionReason {}

    /** Why it ended, or was told to. */
    record SessionEnds(Instant at, Ending which, String words) implements SessionReason {}

    /** Whether players can join now. */
    record Joining(Instant at, Door which, int players, int seats) implements SessionReason {}

    /** Its fleet ends sessions that are empty for too long. */
    record EndsWhenEmpty(Instant at, Instant since, long minutes) implements SessionReason {}

    /** What keeps it from being ended by others than its game. */
    record SessionProtected(Instant at, ProtectionPolicy which, long minutes) implements SessionReason {}

    /** Somebody could not join, or was not let in by accept; {@code words} as it was refused. */
    record PlayerRefused(Instant at, String actor, String words) implements SessionReason {}

    /** A reserved seat was given up. */
    record SeatExpired(Instant at, String words) implements SessionReason {}

    /** How a session comes to its end. */
    enum Ending {
        BY_ITS_GAME,
        PROCESS_ENDING,
        ACTIVATION_TIMEOUT,
        REQUESTED,
        EMPTY,
        UNWANTED,
        NOT_TAKEN,
        PROCESS_CRASHED,
        PROCESS_ENDED,
        HOST_LOST,
        HOST_GONE,
        SEEN_BY_AGENT
    }

    /** Whether players get in. */
    enum Door {
        OPEN,
        BEFORE_ACTIVATION,
        FULL,
        DENY_ALL
    }
}
