package io.opengse.engine.placement;

import org.jspecify.annotations.Nullable;

/**
 * What a decision made of one destination.
 *
 * @param latency the highest of any player to its region; null when somebody cannot reach it, or nobody measured
 * @param limit the latency the policy in force allows; null when none is
 * @param detail which fleet, or why there is none
 */
public record Considered(
        String arn,
        String region,
        @Nullable Integer latency,
        Finding finding,
        @Nullable Integer limit,
        String detail) {

    /** What was found. */
    public enum Finding {
        TAKEN,
        /** It could have been taken, but one that is preferred was. */
        NOT_NEEDED,
        FULL,
        UNUSABLE,
        /** Some player did not measure its region, or cannot reach it. */
        UNREACHABLE,
        TOO_SLOW
    }

    /** The same for people. */
    public String words() {
        return switch (finding) {
            case TAKEN -> "taken: a process of " + detail + " is free";
            case NOT_NEEDED -> "not needed: one before it was taken";
            case FULL -> "no process of " + detail + " is free";
            case UNUSABLE -> detail;
            case UNREACHABLE -> "not every player reaches region " + region;
            case TOO_SLOW -> "the slowest player has " + latency + " ms, the policy in force allows " + limit;
        };
    }
}
