package io.opengse.agent.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the health checks of one process came to.
 *
 * @param healthy false after so many failures in a row, and then for ever
 * @param failuresInRow since the last success
 * @param detail why the last check failed, else empty
 * @param nextCheck null before ProcessReady
 * @param checking whether a check is under way
 */
public record Health(
        boolean healthy,
        int failuresInRow,
        String detail,
        @Nullable Instant nextCheck,
        boolean checking) {
    public static final Health UNKNOWN = new Health(true, 0, "", null, false);

    public Health checkedFrom(Instant first) {
        return new Health(healthy, failuresInRow, detail, first, false);
    }

    Health checking(Instant next) {
        return new Health(healthy, failuresInRow, detail, next, true);
    }

    Health answered() {
        return new Health(healthy, 0, healthy ? "" : detail, nextCheck, false);
    }

    Health failed(String why, int limit) {
        int failures = failuresInRow + 1;
        return new Health(healthy && failures < limit, failures, why, nextCheck, false);
    }
}
