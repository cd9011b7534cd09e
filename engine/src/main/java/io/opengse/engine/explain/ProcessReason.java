package io.opengse.engine.explain;

import io.opengse.engine.id.SessionId;
import io.opengse.engine.process.EndReason;
import java.time.Instant;

/** Reasons about processes. */
public sealed interface ProcessReason extends Reason {
    /** It may be given a session now. */
    record ProcessFree(Instant at, int weight) implements ProcessReason {}

    /** It hosts a session; it is given another one when that is over. */
    record ProcessHosts(Instant at, SessionId session) implements ProcessReason {}

    /** Why it cannot be given a session. */
    record ProcessHindered(Instant at, Hindrance which, String words) implements ProcessReason {}

    /** Its health checks failed. */
    record FailedHealthChecks(Instant at, String words) implements ProcessReason {}

    /** It was told to end; {@code words} as that was recorded, with the deadline. */
    record ToldToEnd(Instant at, String words) implements ProcessReason {}

    /** It was told to end, and when it is killed if it does not. */
    record KilledAt(Instant at, Instant deadline, long left) implements ProcessReason {}

    /** It was told to end, and is never killed. */
    record NeverKilled(Instant at) implements ProcessReason {}

    /** It did not end by the time it was given. */
    record KilledAtDeadline(Instant at) implements ProcessReason {}

    /** Why it ends or has ended. */
    record ProcessEnds(Instant at, EndReason which, String words) implements ProcessReason {}

    /** What its exit code says. */
    record ExitCode(Instant at, ExitMeaning which, int code) implements ProcessReason {}

    /** A session ended with it. */
    record SessionWentWithIt(Instant at, SessionId session, String words) implements ProcessReason {}

    /** Somebody broke something on purpose, where that is allowed; {@code words} as that was recorded. */
    record BrokenOnPurpose(Instant at, String actor, String words) implements ProcessReason {}

    /** Something an operator should know of it, as its agent told it. */
    record ProcessNoticed(Instant at, String words) implements ProcessReason {}
}
