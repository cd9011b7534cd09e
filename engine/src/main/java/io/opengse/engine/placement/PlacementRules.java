package io.opengse.engine.placement;

import static io.opengse.engine.rule.Step.moved;
import static io.opengse.engine.rule.Step.stayed;

import io.opengse.engine.rule.Step;
import java.time.Instant;

/** The lifecycle of a placement (behaviour.md 12.4). What is over stays as it is, whatever happens. Pure. */
public final class PlacementRules {
    private PlacementRules() {}

    public static Step<Placement> next(Placement placement, PlacementEvent event, Instant now) {
        return switch (placement.status()) {
            case PENDING ->
                switch (event) {
                    case PlacementEvent.Reserved(Placed placed) ->
                        placement.waits() ? moved(placement.with(PlacementStatus.PENDING, "", placed)) : stayed();
                    case PlacementEvent.Activated _ ->
                        placement.waits()
                                ? stayed()
                                : moved(placement.over(PlacementStatus.FULFILLED, "", placement.placed(), now));
                    case PlacementEvent.ActivationFailed(String why) ->
                        placement.waits() ? stayed() : moved(placement.with(PlacementStatus.PENDING, why, null));
                    case PlacementEvent.Stopped(String by) ->
                        moved(placement.over(PlacementStatus.CANCELLED, "stopped by " + by, null, now));
                    case PlacementEvent.Hopeless(String why) ->
                        placement.waits() ? moved(placement.over(PlacementStatus.TIMED_OUT, why, null, now)) : stayed();
                    case PlacementEvent.DeadlinePassed _ ->
                        placement.times().deadline().isAfter(now)
                                ? stayed()
                                : moved(placement.over(PlacementStatus.TIMED_OUT, late(placement), null, now));
                    case PlacementEvent.QueueDeleted _ ->
                        placement.waits()
                                ? moved(placement.over(PlacementStatus.FAILED, "its queue was deleted", null, now))
                                : stayed();
                };
            case FULFILLED, CANCELLED, TIMED_OUT, FAILED ->
                switch (event) {
                    case PlacementEvent.Reserved _,
                            PlacementEvent.Activated _,
                            PlacementEvent.ActivationFailed _,
                            PlacementEvent.Stopped _,
                            PlacementEvent.Hopeless _,
                            PlacementEvent.DeadlinePassed _,
                            PlacementEvent.QueueDeleted _ -> stayed();
                };
        };
    }

    private static String late(Placement placement) {
        String before = placement.reason().isEmpty() ? "" : "; the last attempt: " + placement.reason();
        return placement.placed() == null
                ? "no process became free in time" + before
                : "its session was not activated in time" + before;
    }
}
