package io.opengse.engine.instance;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The one way a fleet's capacity changes: by hand, by a policy or by a timer. */
public final class CapacityChanges {
    private final Surroundings surroundings;
    private final int quota;
    private final Consumer<FleetId> changed;

    /**
     * @param quota the most instances all fleets together may be allowed
     * @param changed told after a commit by hand, so that it is seen soon
     */
    public CapacityChanges(Surroundings surroundings, int quota, Consumer<FleetId> changed) {
        this.surroundings = surroundings;
        this.quota = quota;
        this.changed = changed;
    }

    /** What an operator sets; null = as it is. A desired count that was not set follows the range. */
    public record Wish(
            @Nullable Integer minimum,
            @Nullable Integer maximum,
            @Nullable Integer desired,
            @Nullable Duration cooldown) {
        FleetCapacity over(FleetCapacity now) {
            int least = minimum == null ? now.minimum() : minimum;
            int most = maximum == null ? now.maximum() : maximum;
            int followed = least <= most ? Math.clamp(now.desired(), least, most) : now.desired();
            return now.with(
                    least, most, desired == null ? followed : desired, cooldown == null ? now.cooldown() : cooldown);
        }
    }

    /**
     * Sets range, desired count and cooldown by hand; the cooldown of an earlier change does not hinder it.
     *
     * @throws Refused NotFound; Invalid naming every mistake; LimitReached by the quota; Unavailable when the fleet is
     *     being deleted
     */
    public FleetCapacity update(FleetId fleet, Wish wish, String actor) {
        return change(fleet, wish::over, "set by hand", actor);
    }

    /**
     * Whether policies act from now on. Their cooldown goes on meanwhile.
     *
     * @throws Refused NotFound; Unavailable when the fleet is being deleted
     */
    public FleetCapacity setAutomatic(FleetId fleet, boolean automatic, String actor) {
        String why = automatic ? "automatic scaling was started" : "automatic scaling was stopped";
        return change(fleet, now -> now.automatic(automatic), why, actor);
    }

    private FleetCapacity change(FleetId fleet, UnaryOperator<FleetCapacity> to, String why, String actor) {
        Cause cause = surroundings.cause(actor);
        FleetCapacity after = surroundings.store().write(transaction -> {
            Fleets.require(transaction, fleet);
            FleetCapacity before = require(transaction, fleet);
            apply(transaction, before, to.apply(before), why, cause);
            return require(transaction, fleet);
        });
        changed.accept(fleet);
        return after;
    }

    /**
     * In the transaction of a decision. Nothing is written when nothing is different.
     *
     * @param before as it was read in this transaction
     * @param why in words, with the inputs of the decision
     * @throws Refused as {@link #update}
     */
    public void apply(Transaction transaction, FleetCapacity before, FleetCapacity after, String why, Cause cause) {
        if (after.equals(before)) {
            return;
        }
        CapacityLimits.require(after);
        Fleet fleet = Fleets.require(transaction, before.fleet());
        CapacityLimits.requireDeployed(fleet.status(), before, after);
        CapacityTable table = CapacityTable.in(transaction);
        if (after.maximum() > before.maximum()) {
            long others = table.living().stream()
                    .filter(other -> !other.fleet().equals(before.fleet()))
                    .mapToLong(FleetCapacity::maximum)
                    .sum();
            CapacityLimits.requireQuota(others, before, after, quota);
        }
        table.update(after.desired() == before.desired() ? after : after.scaledAt(cause.at()));
        String message = words(before, after) + ": " + why + ".";
        cause.note(transaction, EventCode.FLEET_SCALING_EVENT, message, Subjects.of(before.fleet()));
    }

    private static String words(FleetCapacity before, FleetCapacity after) {
        List<String> parts = new ArrayList<>();
        parts.add("desired " + changed(before.desired(), after.desired()));
        parts.add("minimum " + changed(before.minimum(), after.minimum()));
        parts.add("maximum " + changed(before.maximum(), after.maximum()));
        if (!before.cooldown().equals(after.cooldown())) {
            parts.add("cooldown "
                    + changed(before.cooldown().toMinutes(), after.cooldown().toMinutes()) + " minutes");
        }
        if (before.automatic() != after.automatic()) {
            parts.add(after.automatic() ? "scaled automatically from now on" : "scaled by hand from now on");
        }
        return "Capacity changed to " + String.join(", ", parts);
    }

    private static String changed(long before, long after) {
        return before == after ? Long.toString(after) : after + " (was " + before + ")";
    }

    private static FleetCapacity require(Transaction transaction, FleetId fleet) {
        return CapacityTable.in(transaction)
                .find(fleet)
                .orElseThrow(
                        () -> Refused.unavailable("fleet " + fleet + " has no capacity any more: it is being deleted"));
    }
}
