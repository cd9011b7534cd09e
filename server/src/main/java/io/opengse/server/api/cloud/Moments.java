package io.opengse.server.api.cloud;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as the API shows them: 2026-11-22T08:00:00Z, whole seconds, null where there is none. */
public final class Moments {
    private Moments() {}

    public static @Nullable String utc(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
