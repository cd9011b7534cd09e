package io.opengse.simulation.invariant;

import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.simulation.world.Broken;
import io.opengse.simulation.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A fleet is scaled within its range, by somebody who says so; by policies only while they may act, and not again before
 * the cooldown of the last change has passed.
 */
final class ScalingIsDecided implements Invariant {
    private static final Pattern NOT_BY_POLICY =
            Pattern.compile("(?s).*: (set by hand|automatic scaling was st\\w+|timer \\S+ \".*\" fired)\\.");
    private static final int RECENT = 20;

    private final World world;

    ScalingIsDecided(World world) {
        this.world = world;
    }

    @Override
    public void check(Books before, Books now) {
        now.capacities().values().forEach(capacity -> {
            inRange(capacity);
            FleetCapacity was = before.capacities().get(capacity.fleet());
            if (was != null && was.version() != capacity.version()) {
                changed(was, capacity);
            }
        });
    }

    private static void inRange(FleetCapacity capacity) {
        Broken.unless(
                capacity.minimum() <= capacity.desired() && capacity.desired() <= capacity.maximum(),
                () -> "a fleet wants what its range allows, but " + capacity);
    }

    private void changed(FleetCapacity was, FleetCapacity is) {
        boolean scaled = was.desired() != is.desired();
        if (!scaled || world.witness().wasSized(is.fleet(), was.version(), is.version())) {
            return;
        }
        Instant at = is.scaledAt();
        List<Event> decisions = decisions(is);
        Broken.unless(
                at != null && decisions.stream().anyMatch(event -> event.at().equals(at)),
                () -> "every decision to scale is recorded, but of " + was + " → " + is + " there is only "
                        + decisions);
        if (decisions.stream()
                .noneMatch(event -> NOT_BY_POLICY.matcher(event.message()).matches())) {
            byPolicy(was, is, decisions);
        }
    }

    /** @param decisions all that were made since the books were read last */
    private static void byPolicy(FleetCapacity was, FleetCapacity is, List<Event> decisions) {
        Broken.unless(
                was.automatic() || is.automatic() && decisions.size() > 1,
                () -> "policies act only where they may, but " + was + " → " + is + ": " + decisions);
        Instant last = was.scaledAt();
        Instant at = is.scaledAt();
        Broken.unless(
                last == null || at == null || !at.isBefore(last.plus(was.cooldown())),
                () -> "after a change policies wait for the cooldown, but " + was + " → " + is + ": " + decisions);
    }

    /** Those of the moment of the last change. */
    private List<Event> decisions(FleetCapacity is) {
        EventTable.Query query = new EventTable.Query(
                Event.Subjects.of(is.fleet()), Set.of(EventCode.FLEET_SCALING_EVENT), is.scaledAt(), null, 0, 0);
        return world.store().truth(books -> EventTable.in(books).find(query, RECENT));
    }
}
