package io.opengse.engine.explain;

import io.opengse.engine.explain.PlacementReason.AttemptFailed;
import io.opengse.engine.explain.PlacementReason.Destination;
import io.opengse.engine.explain.PlacementReason.GivenSession;
import io.opengse.engine.explain.PlacementReason.GivesUpAt;
import io.opengse.engine.explain.PlacementReason.NoDestinations;
import io.opengse.engine.explain.PlacementReason.PlacementStands;
import io.opengse.engine.placement.Choice;
import io.opengse.engine.placement.Considered;
import io.opengse.engine.placement.Placed;
import io.opengse.engine.placement.Placement;
import io.opengse.engine.placement.PlacementStatus;
import io.opengse.engine.placement.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a placement waits, or came to its end as it did, destination by destination. Pure. */
final class PlacementWhy {
    private static final int NONE = -1;

    private PlacementWhy() {}

    /** @param outlook what the rules say of it now, if it waits */
    static List<Reason> of(Placement placement, Optional<Choice> outlook, Instant now) {
        List<Reason> why = new ArrayList<>();
        @Nullable Instant ended = placement.times().ended();
        Instant at = ended == null ? placement.times().started() : ended;
        boolean over = placement.status().over();
        why.add(new PlacementStands(at, placement.status(), placement.queue(), over ? placement.reason() : ""));
        if (placement.status() == PlacementStatus.PENDING) {
            Instant deadline = placement.times().deadline();
            why.add(new GivesUpAt(placement.times().started(), deadline, ProcessWhy.secondsUntil(now, deadline)));
            if (!placement.reason().isEmpty()) {
                why.add(new AttemptFailed(now, placement.reason()));
            }
        }
        given(placement, why);
        outlook.ifPresentOrElse(choice -> now(placement, choice, now, why), () -> last(placement.traces(), why));
        return why;
    }

    private static void given(Placement placement, List<Reason> why) {
        Placed placed = placement.placed();
        if (placed != null) {
            Instant at = placement.traces().isEmpty()
                    ? placement.times().started()
                    : placement.traces().getLast().at();
            why.add(new GivenSession(at, placed.session(), placed.region()));
        }
    }

    private static void now(Placement placement, Choice choice, Instant now, List<Reason> why) {
        if (choice.considered().isEmpty()) {
            why.add(new NoDestinations(now, placement.queue()));
        }
        choice.considered().forEach(considered -> why.add(destination(considered, now)));
    }

    /** What the latest decision made of each. */
    private static void last(List<Trace> traces, List<Reason> why) {
        if (!traces.isEmpty()) {
            Trace latest = traces.getLast();
            latest.considered().forEach(considered -> why.add(destination(considered, latest.at())));
        }
    }

    private static Destination destination(Considered considered, Instant at) {
        return new Destination(
                at,
                considered.finding(),
                considered.arn(),
                considered.region(),
                orNone(considered.latency()),
                orNone(considered.limit()),
                considered.detail());
    }

    private static int orNone(@Nullable Integer value) {
        return value == null ? NONE : value;
    }
}
