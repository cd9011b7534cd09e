package io.opengse.agent.loop;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The earlier of two moments, either of which may be never. */
final class Deadlines {
    private Deadlines() {}

    static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null) {
            return other;
        }
        return other == null || one.isBefore(other) ? one : other;
    }
}
