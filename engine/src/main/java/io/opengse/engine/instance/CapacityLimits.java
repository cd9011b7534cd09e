package io.opengse.engine.instance;

import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.problem.Problem;
import io.opengse.engine.problem.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a fleet's capacity may be (behaviour.md 9.1). Every mistake is named, so that a caller mends all of them. Pure. */
public final class CapacityLimits {
    /** Shortest time between two scaling actions. */
    public static final Duration SHORTEST_COOLDOWN = Duration.ofMinutes(3);

    /** Longest time between two scaling actions. */
    public static final Duration LONGEST_COOLDOWN = Duration.ofMinutes(30);

    private CapacityLimits() {}

    /** @throws Refused (Invalid) naming every mistake */
    public static void require(FleetCapacity capacity) {
        List<String> mistakes = new ArrayList<>();
        if (capacity.minimum() < 0) {
            mistakes.add("MinSize is " + capacity.minimum() + ", 0 or more is allowed");
        }
        if (capacity.maximum() < 1) {
            mistakes.add("MaxSize is " + capacity.maximum() + ", 1 or more is allowed");
        }
        if (capacity.minimum() > capacity.maximum()) {
            mistakes.add("MinSize " + capacity.minimum() + " is more than MaxSize " + capacity.maximum());
        } else if (capacity.desired() < capacity.minimum() || capacity.desired() > capacity.maximum()) {
            mistakes.add("DesiredInstances is " + capacity.desired() + ", " + capacity.minimum() + " to "
                    + capacity.maximum() + " is allowed (MinSize to MaxSize)");
        }
        Duration cooldown = capacity.cooldown();
        if (cooldown.compareTo(SHORTEST_COOLDOWN) < 0 || cooldown.compareTo(LONGEST_COOLDOWN) > 0) {
            mistakes.add("ScalingInterval is " + cooldown.toMinutes() + " minutes, " + SHORTEST_COOLDOWN.toMinutes()
                    + " to " + LONGEST_COOLDOWN.toMinutes() + " are allowed");
        }
        if (!mistakes.isEmpty()) {
            throw Refused.invalid(String.join("; ", mistakes) + ".");
        }
    }

    /**
     * Until a fleet has been ACTIVE it runs at most one instance: what fails on one would fail on all.
     *
     * @throws Refused (Invalid) when it is asked for more
     */
    static void requireDeployed(FleetStatus status, FleetCapacity before, FleetCapacity after) {
        boolean creating = switch (status) {
            case NEW, DOWNLOADING, VALIDATING, BUILDING, ACTIVATING, ERROR -> true;
            case ACTIVE, DELETING, TERMINATED -> false;
        };
        if (creating && after.maximum() > 1 && after.maximum() > before.maximum()) {
            throw Refused.invalid("MaxSize is " + after.maximum() + ", but the fleet is " + status
                    + ": until its first process was ready, 0 to 1 instances are allowed");
        }
    }

    /**
     * The maxima of all fleets together stay within the installation's quota; what exceeds it already may shrink.
     *
     * @param others what all other fleets may have together
     * @throws Refused (LimitReached) with the numbers
     */
    static void requireQuota(long others, FleetCapacity before, FleetCapacity after, int quota) {
        if (after.maximum() > before.maximum() && others + after.maximum() > quota) {
            throw new Refused(new Problem.LimitReached(
                    "MaxSize " + after.maximum() + " would allow all fleets together "
                            + (others + after.maximum()) + " instances, the quota is " + quota
                            + " (setting instance-quota): lower the MaxSize of another fleet, or raise the quota",
                    Problem.Limit.INSTANCES));
        }
    }
}
