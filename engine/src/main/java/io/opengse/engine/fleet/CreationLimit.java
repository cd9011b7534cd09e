package io.opengse.engine.fleet;

import java.time.Duration;

/**
 * How many sessions one creator may create per period (ResourceCreationLimitPolicy); counts only when a session names a
 * creator. 0 sessions = no limit.
 */
public record CreationLimit(int sessionsPerCreator, Duration period) {
    public static final CreationLimit STANDARD = new CreationLimit(2, Duration.ofMinutes(3));
}
