package io.opengse.engine.fleet;

import java.time.Duration;

/**
 * A fleet's protection of sessions.
 *
 * @param limit 5 to 1440 minutes, 60 by default; counts only under TIME_LIMIT_PROTECTION (and is shown under full)
 */
public record Protection(ProtectionPolicy policy, Duration limit) {
    public static final Duration STANDARD_LIMIT = Duration.ofMinutes(60);
    public static final Protection NONE = new Protection(ProtectionPolicy.NO_PROTECTION, STANDARD_LIMIT);
}
