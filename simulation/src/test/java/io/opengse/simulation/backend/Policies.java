package io.opengse.simulation.backend;

import io.opengse.engine.Engine;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.instance.CapacityChanges.Wish;
import io.opengse.engine.scaling.Adjustment;
import io.opengse.engine.scaling.AdjustmentType;
import io.opengse.engine.scaling.Comparison;
import io.opengse.engine.scaling.Condition;
import io.opengse.engine.scaling.Metric;
import io.opengse.engine.scaling.NewTimer;
import io.opengse.engine.scaling.PolicyRule;
import io.opengse.engine.scaling.ScalingTimers;
import io.opengse.engine.scaling.TimerCapacity;
import io.opengse.engine.scaling.TimerSchedule;
import io.opengse.simulation.world.Chances;
import io.opengse.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators let fleets do by themselves: a session buffer, rules, timers, and how much of it at all. */
final class Policies {
    private static final String API = "api AKIDsimulated";
    private static final int ALL = 100;

    private final World world;
    private final Calls calls;
    private final Chances chances;

    Policies(World world) {
        this.world = world;
        this.calls = new Calls(world);
        this.chances = world.chances();
    }

    void another(FleetId fleet) {
        switch (chances.between(0, 9)) {
            case 0, 1, 2 -> put(fleet, null, new PolicyRule.TargetBased(chances.between(10, 80)));
            case 3, 4, 5 -> put(fleet, "rule " + chances.between(1, 2), rule());
            case 6 -> forget(fleet);
            case 7 -> automatic(fleet);
            default -> timer(fleet);
        }
    }

    /** Any size by hand. */
    void size(FleetId fleet, int most) {
        Wish wish = new Wish(0, most, chances.between(0, most), null);
        calls.call("want " + wish, engine -> engine.capacityChanges().update(fleet, wish, API), _ -> {});
    }

    /** Size, range and cooldown by hand; what does not fit together is refused. */
    void want(FleetId fleet, int most) {
        Wish wish = new Wish(
                perhaps(0, 1), perhaps(2, most), chances.between(0, most), Duration.ofMinutes(chances.between(3, 5)));
        calls.call("want " + wish, engine -> engine.capacityChanges().update(fleet, wish, API), _ -> {});
    }

    private @Nullable Integer perhaps(int least, int most) {
        return chances.in(0.5) ? chances.between(least, most) : null;
    }

    private void put(FleetId fleet, @Nullable String name, PolicyRule rule) {
        calls.call("policy " + rule, engine -> engine.scaling().put(fleet, name, rule, API), _ -> {});
    }

    private PolicyRule rule() {
        Metric metric = chances.pick(List.of(Metric.values()));
        double threshold = metric.isPercentage() ? chances.between(10, 90) : chances.between(0, 6);
        AdjustmentType type = chances.pick(List.of(AdjustmentType.values()));
        int amount = switch (type) {
            case CHANGE_IN_CAPACITY -> chances.between(-2, 2);
            case EXACT_CAPACITY -> chances.between(0, 5);
            case PERCENT_CHANGE_IN_CAPACITY -> chances.between(-99, 99);
        };
        return new PolicyRule.RuleBased(
                new Condition(metric, chances.pick(List.of(Comparison.values())), threshold, chances.between(1, 2)),
                new Adjustment(type, amount));
    }

    private void forget(FleetId fleet) {
        calls.call(
                "no policies",
                engine -> {
                    engine.scaling().delete(fleet, null, API);
                    return true;
                },
                _ -> {});
    }

    private void automatic(FleetId fleet) {
        boolean now = chances.in(0.5);
        calls.call("automatic " + now, engine -> engine.capacityChanges().setAutomatic(fleet, now, API), _ -> {});
    }

    private void timer(FleetId fleet) {
        Instant begin = world.now().plus(chances.seconds(1, 90));
        TimerSchedule schedule = chances.in(0.7)
                ? new TimerSchedule.Once(begin, null)
                : new TimerSchedule.Daily(1, begin, begin.plus(Duration.ofDays(3)));
        int most = chances.between(1, 4);
        Boolean automatic = chances.in(0.5) ? chances.in(0.7) : null;
        Integer percent = chances.in(0.3) && !Boolean.FALSE.equals(automatic) ? chances.between(10, 80) : null;
        TimerCapacity capacity =
                new TimerCapacity(0, most, chances.between(0, most), Duration.ofMinutes(3), automatic, percent);
        NewTimer timer = new NewTimer(fleet, "t" + begin.getEpochSecond(), schedule, capacity, false);
        calls.call("timer " + timer, engine -> engine.timers().create(timer, API), _ -> {});
    }

    /** Nothing is scaled by itself any more. */
    static void none(Engine engine, FleetId fleet) {
        engine.scaling().delete(fleet, null, API);
        engine.timers()
                .list(new ScalingTimers.Query(fleet, null, null, null), 0, ALL)
                .timers()
                .forEach(timer -> engine.timers().delete(fleet, timer.id(), API));
    }
}
