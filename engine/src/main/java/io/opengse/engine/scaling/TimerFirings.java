package io.opengse.engine.scaling;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.instance.CapacityChanges;
import io.opengse.engine.instance.CapacityTable;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lets timers fire. A timer fires once however many of its firings were missed, and of several timers the one whose
 * firing was the latest wins, so that a fleet has after an outage what it would have had without.
 */
public final class TimerFirings {
    private final Surroundings surroundings;
    private final ZoneId zone;
    private final CapacityChanges changes;

    /** @param zone in which schedules are meant */
    public TimerFirings(Surroundings surroundings, ZoneId zone, CapacityChanges changes) {
        this.surroundings = surroundings;
        this.zone = zone;
        this.changes = changes;
    }

    /** For the sweeper. @return how many timers were found due, at most {@code limit} */
    public int fire(Cause cause, int limit) {
        List<ScalingTimer> due = surroundings
                .store()
                .read(transaction -> ScalingTimerTable.in(transaction).due(cause.at(), limit));
        due.stream().map(ScalingTimer::fleet).distinct().forEach(fleet -> fire(fleet, cause));
        return due.size();
    }

    /** All due timers of one fleet, in the order of the firings they are due for. */
    private void fire(FleetId fleet, Cause cause) {
        List<ScalingTimer> due =
                surroundings
                        .store()
                        .read(transaction -> ScalingTimerTable.in(transaction).of(fleet))
                        .stream()
                        .filter(timer -> isDue(timer, cause.at()))
                        .sorted(Comparator.comparing(timer -> latest(timer, cause.at())))
                        .toList();
        due.forEach(timer -> fire(timer, cause));
    }

    private static boolean isDue(ScalingTimer timer, Instant now) {
        Instant next = timer.nextAt();
        return next != null && !next.isAfter(now);
    }

    private Instant latest(ScalingTimer timer, Instant now) {
        return TimerRules.lastUntil(timer.schedule(), zone, now).orElse(Instant.MIN);
    }

    private void fire(ScalingTimer timer, Cause cause) {
        try {
            surroundings.store().write(transaction -> fire(transaction, timer, cause));
        } catch (Refused refused) {
            surroundings.store().write(transaction -> {
                String message = name(timer) + " did not change the fleet: "
                        + refused.problem().message();
                return passed(transaction, timer, message, cause);
            });
        }
    }

    private boolean fire(Transaction transaction, ScalingTimer given, Cause cause) {
        Optional<ScalingTimer> found = ScalingTimerTable.in(transaction).find(given.id());
        if (found.filter(timer -> isDue(timer, cause.at())).isEmpty()) {
            return false;
        }
        ScalingTimer timer = found.get();
        Optional<Fleet> fleet = FleetTable.in(transaction).find(timer.fleet());
        Optional<FleetCapacity> capacity = CapacityTable.in(transaction).find(timer.fleet());
        FleetStatus status = fleet.map(Fleet::status).orElse(FleetStatus.TERMINATED);
        if (status == FleetStatus.DELETING || status == FleetStatus.TERMINATED || capacity.isEmpty()) {
            return ScalingTimerTable.in(transaction).remove(timer.id());
        }
        if (status != FleetStatus.ACTIVE) {
            throw Refused.unavailable("it is " + status + ", and is scaled only once it is ACTIVE");
        }
        FleetCapacity after = applied(timer.capacity(), capacity.get());
        changes.apply(transaction, capacity.get(), after, name(timer) + " fired", cause);
        Integer percent = timer.capacity().targetPercent();
        if (percent != null) {
            Scaling.putTarget(transaction, timer.fleet(), percent, cause);
        }
        Scaling.tell(transaction, timer.fleet(), name(timer) + " fired.", cause);
        return advanced(transaction, timer, cause);
    }

    /** What was given wins over what stands where the two do not fit together. */
    static FleetCapacity applied(TimerCapacity given, FleetCapacity now) {
        Integer minimum = given.minimum();
        Integer maximum = given.maximum();
        Integer desired = given.desired();
        Duration cooldown = given.cooldown();
        Boolean automatic = given.automatic();
        int least = minimum == null ? now.minimum() : minimum;
        int most = maximum == null ? Math.max(now.maximum(), least) : maximum;
        least = Math.min(least, most);
        return now.with(
                        least,
                        most,
                        Math.clamp(desired == null ? now.desired() : desired, least, most),
                        cooldown == null ? now.cooldown() : cooldown)
                .automatic(automatic == null ? now.automatic() || given.targetPercent() != null : automatic);
    }

    private boolean passed(Transaction transaction, ScalingTimer given, String message, Cause cause) {
        Optional<ScalingTimer> found = ScalingTimerTable.in(transaction).find(given.id());
        if (found.filter(timer -> isDue(timer, cause.at())).isEmpty()) {
            return false;
        }
        cause.note(transaction, EventCode.FLEET_NOT_SCALED, message, Subjects.of(given.fleet()));
        return advanced(transaction, found.get(), cause);
    }

    private boolean advanced(Transaction transaction, ScalingTimer timer, Cause cause) {
        Instant next = TimerRules.firstAfter(timer.schedule(), zone, cause.at()).orElse(null);
        ScalingTimerTable.in(transaction).update(timer.fired(cause.at(), next));
        return true;
    }

    private static String name(ScalingTimer timer) {
        return "timer " + timer.id() + " \"" + timer.name() + "\"";
    }
}
