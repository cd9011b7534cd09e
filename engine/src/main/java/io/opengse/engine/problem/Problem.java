package io.opengse.engine.problem;

/**
 * Why something asked of the engine is not done. One mapper turns it into a cloud-API error, one into a GseResponse.
 * Every message is a small piece of documentation: what is wrong, with which value, and what to do.
 */
public sealed interface Problem {
    String message();

    /** The asker is wrong: a value is outside its limits, or does not fit what stands. */
    record Invalid(String message) implements Problem {}

    /** No such thing. */
    record NotFound(String message) implements Problem {}

    /** The thing exists but its present state does not allow it; may pass. */
    record Unavailable(String message) implements Problem {}

    /** Nothing is left to give: no idle process, no seat. May pass. */
    record Exhausted(String message) implements Problem {}

    /** A quota or a rate is used up. */
    record LimitReached(String message, Limit limit) implements Problem {
        public LimitReached(String message) {
            this(message, Limit.OTHER);
        }
    }

    /** Which limit, where callers are told it apart. */
    enum Limit {
        FLEETS,
        INSTANCES,
        OTHER
    }

    /** Something else still uses it. */
    record InUse(String message) implements Problem {}

    /** A rule in force forbids it: a policy, a protection. */
    record Denied(String message) implements Problem {}
}
