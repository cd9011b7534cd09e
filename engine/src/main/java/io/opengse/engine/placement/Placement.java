package io.opengse.engine.placement;

import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.QueueName;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One wish for a session somewhere in a queue's destinations. Its row is the only writer's word on which session is its
 * own: there is never a second that lives.
 *
 * @param reason plain words for the status; empty while all is well
 * @param placed the session that is being activated, or that fulfilled it; null while it waits and when it came to
 *     nothing
 * @param traces the latest decisions, the oldest first
 * @param version rises with every write
 */
public record Placement(
        PlacementId id,
        QueueName queue,
        PlacementRequest request,
        PlacementStatus status,
        String reason,
        @Nullable Placed placed,
        List<Trace> traces,
        Times times,
        long version) {
    /** More would make the row large; how often it was tried stands in its events. */
    private static final int MOST_TRACES = 5;

    /**
     * @param deadline when it gives up
     * @param ended null while it is PENDING
     */
    public record Times(
            Instant started, Instant deadline, @Nullable Instant ended) {}

    public Placement {
        traces = List.copyOf(traces);
    }

    public boolean waits() {
        return status == PlacementStatus.PENDING && placed == null;
    }

    public Placement with(PlacementStatus next, String why, @Nullable Placed session) {
        return new Placement(id, queue, request, next, why, session, traces, times, version);
    }

    public Placement over(PlacementStatus next, String why, @Nullable Placed session, Instant now) {
        Times ended = new Times(times.started(), times.deadline(), now);
        return new Placement(id, queue, request, next, why, session, traces, ended, version);
    }

    /** With one decision more. */
    public Placement explained(Trace trace) {
        List<Trace> all = Stream.concat(traces.stream(), Stream.of(trace)).toList();
        List<Trace> latest = all.subList(Math.max(0, all.size() - MOST_TRACES), all.size());
        return new Placement(id, queue, request, status, reason, placed, latest, times, version);
    }
}
