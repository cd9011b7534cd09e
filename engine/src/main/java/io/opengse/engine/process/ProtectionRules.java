package io.opengse.engine.process;

import io.opengse.engine.fleet.Protection;
import java.time.Duration;
import java.time.Instant;

/** When a process that must end may be killed (behaviour.md 6, A2, A4; decision D5). Pure. */
public final class ProtectionRules {
    private static final Duration FAR_FUTURE = Duration.ofDays(3650);

    private ProtectionRules() {}

    /** @param hosting whether it hosts a session that is not over; protection protects nothing else */
    public static Sentence sentence(Protection protection, boolean hosting, Grace grace, Instant now) {
        if (!hosting) {
            return Sentence.at(now.plus(grace.idle()));
        }
        return switch (protection.policy()) {
            case NO_PROTECTION -> Sentence.at(now.plus(grace.hosting()));
            case TIME_LIMIT_PROTECTION -> Sentence.at(now.plus(protection.limit()));
            // Never 0 or -1: a naive game would take it for "at once".
            case FULL_PROTECTION ->
                new Sentence(null, now.plus(protection.limit().isZero() ? FAR_FUTURE : protection.limit()));
        };
    }
}
