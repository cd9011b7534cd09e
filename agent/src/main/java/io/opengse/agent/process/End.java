package io.opengse.agent.process;

import io.opengse.protocol.link.EndReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why and when a process ends.
 *
 * @param detail plain words
 * @param terminateAt when SIGTERM is due; null: never, or already sent
 * @param killAt when SIGKILL is due; null until SIGTERM was sent
 * @param unansweredNotice the terminationTime of an OnProcessTerminate without an answer yet, else 0
 */
public record End(
        EndReason reason,
        String detail,
        @Nullable Instant terminateAt,
        @Nullable Instant killAt,
        long unansweredNotice) {

    static End quietly(EndReason reason, String detail, @Nullable Instant terminateAt) {
        return new End(reason, detail, terminateAt, null, 0);
    }

    /** Whether SIGTERM was already sent. */
    boolean signalled() {
        return killAt != null;
    }

    End becauseOf(EndReason other, String why) {
        return new End(other, why, terminateAt, killAt, unansweredNotice);
    }

    End terminatedAt(@Nullable Instant when) {
        return new End(reason, detail, when, killAt, unansweredNotice);
    }

    End killedAt(Instant when, String how) {
        return new End(reason, how, null, when, unansweredNotice);
    }

    End told(long terminationTime) {
        return new End(reason, detail, terminateAt, killAt, terminationTime);
    }

    @Nullable
    Instant nextDue() {
        return terminateAt != null ? terminateAt : killAt;
    }
}
