package io.opengse.engine.instance;

import io.opengse.engine.id.FleetId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many instances a fleet should have: one row per fleet.
 *
 * @param minimum 0 or more
 * @param maximum 1 or more
 * @param desired between the two
 * @param cooldown 3 to 30 minutes, 10 by default: after a scaling action no other one until it has passed
 * @param automatic whether scaling policies act (StartFleetActions, StopFleetActions)
 * @param scaledAt when desired was last changed; null = never
 * @param version rises with every write
 */
public record FleetCapacity(
        FleetId fleet,
        int minimum,
        int maximum,
        int desired,
        Duration cooldown,
        boolean automatic,
        @Nullable Instant scaledAt,
        long version) {

    public FleetCapacity with(int newMinimum, int newMaximum, int newDesired, Duration newCooldown) {
        return new FleetCapacity(fleet, newMinimum, newMaximum, newDesired, newCooldown, automatic, scaledAt, version);
    }

    public FleetCapacity desired(int count) {
        return with(minimum, maximum, count, cooldown);
    }

    public FleetCapacity automatic(boolean now) {
        return new FleetCapacity(fleet, minimum, maximum, desired, cooldown, now, scaledAt, version);
    }

    FleetCapacity scaledAt(Instant at) {
        return new FleetCapacity(fleet, minimum, maximum, desired, cooldown, automatic, at, version);
    }
}
