package io.opengse.engine.placement;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.rule.Step;
import io.opengse.engine.store.Transaction;

/** Writes what {@link PlacementRules} say of a placement, with an event. What becomes of its session is the caller's. */
final class PlacementTransitions {
    private PlacementTransitions() {}

    /** @return whether it moved */
    static boolean apply(Transaction transaction, Placement placement, PlacementEvent event, Cause cause) {
        return switch (PlacementRules.next(placement, event, cause.at())) {
            case Step.Moved<Placement>(Placement to) -> {
                PlacementTable.in(transaction).update(to);
                cause.note(transaction, code(to), words(placement, to), about(placement, to));
                if (to.status().over()) {
                    Outcomes.note(transaction, to, cause.at());
                }
                yield true;
            }
            case Step.Stayed<Placement> _ -> false;
            case Step.Refused<Placement> _ -> false;
        };
    }

    private static EventCode code(Placement to) {
        if (to.status().over()) {
            return EventCode.PLACEMENT_ENDED;
        }
        return to.waits() ? EventCode.PLACEMENT_RETRIED : EventCode.PLACEMENT_TRIED;
    }

    private static String words(Placement from, Placement to) {
        String name = "Placement " + to.id() + " of queue \"" + to.queue() + "\"";
        if (to.status().over()) {
            return name + " is " + to.status() + (to.reason().isEmpty() ? "." : ": " + to.reason() + ".");
        }
        Placed placed = to.placed();
        return placed == null
                ? name + " waits again; its session " + sessionOf(from) + " came to nothing: " + to.reason() + "."
                : name + " is given session " + placed.session() + " in region " + placed.region() + ".";
    }

    private static String sessionOf(Placement placement) {
        Placed placed = placement.placed();
        return placed == null ? "" : placed.session().value();
    }

    private static Subjects about(Placement from, Placement to) {
        Placed placed = to.placed() == null ? from.placed() : to.placed();
        return new Subjects(null, null, null, placed == null ? null : placed.session(), null);
    }
}
