package io.opengse.engine.explain;

import io.opengse.engine.id.QueueName;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.placement.Considered;
import io.opengse.engine.placement.PlacementStatus;
import java.time.Instant;

/** Reasons about placements. */
public sealed interface PlacementReason extends Reason {
    /** Where it stands; {@code words} why, as that was recorded. */
    record PlacementStands(Instant at, PlacementStatus which, QueueName queue, String words)
            implements PlacementReason {}

    /** How long it waits at most. */
    record GivesUpAt(Instant at, Instant deadline, long left) implements PlacementReason {}

    /** It has a session, which must still be activated, or which fulfilled it. */
    record GivenSession(Instant at, SessionId session, String region) implements PlacementReason {}

    /** An attempt came to nothing. */
    record AttemptFailed(Instant at, String words) implements PlacementReason {}

    /**
     * What was made of one destination.
     *
     * @param latency of the slowest player, -1 = not measured
     * @param limit -1 = none
     */
    record Destination(
            Instant at, Considered.Finding which, String arn, String region, int latency, int limit, String words)
            implements PlacementReason {}

    /** Its queue leads nowhere. */
    record NoDestinations(Instant at, QueueName queue) implements PlacementReason {}
}
