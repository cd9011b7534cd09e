package io.opengse.engine.scaling;

import io.opengse.engine.instance.CapacityLimits;
import io.opengse.engine.problem.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a timer may be. Every mistake is named, so that a caller mends all of them at once. Pure. */
public final class TimerLimits {
    /** Longest name. */
    public static final int LONGEST_NAME = 1024;

    /** Most timers of one fleet. */
    static final int MOST_TIMERS = 100;

    private static final int MOST_DAYS = 366;
    private static final int LONGEST_MONTH = 31;

    private TimerLimits() {}

    /** @throws Refused (Invalid) naming every mistake */
    static void require(NewTimer timer) {
        List<String> mistakes = new ArrayList<>();
        if (timer.name().length() > LONGEST_NAME) {
            mistakes.add(
                    "TimerName has " + timer.name().length() + " characters, 0 to " + LONGEST_NAME + " are allowed");
        }
        check(timer.schedule(), mistakes);
        check(timer.capacity(), mistakes);
        if (!mistakes.isEmpty()) {
            throw Refused.invalid(String.join("; ", mistakes) + ".");
        }
    }

    private static void check(TimerSchedule schedule, List<String> mistakes) {
        Instant end = schedule.end();
        if (end != null && end.isBefore(schedule.begin())) {
            mistakes.add("TimerConfiguration.EndTime " + end + " is before BeginTime " + schedule.begin());
        }
        switch (schedule) {
            case TimerSchedule.Once _ -> {}
            case TimerSchedule.Daily daily -> {
                if (daily.days() < 1 || daily.days() > MOST_DAYS) {
                    mistakes.add(
                            "TimerValue.Day is " + daily.days() + ", every 1 to " + MOST_DAYS + " days are allowed");
                }
            }
            case TimerSchedule.Weekly weekly -> {
                if (weekly.days().isEmpty()) {
                    mistakes.add("TimerValue.WeekDays is empty: name days from 1 (Monday) to 7 (Sunday)");
                }
            }
            case TimerSchedule.Monthly monthly -> {
                if (monthly.fromDay() < 1 || monthly.toDay() > LONGEST_MONTH || monthly.fromDay() > monthly.toDay()) {
                    mistakes.add("TimerValue.FromDay " + monthly.fromDay() + " to ToDay " + monthly.toDay()
                            + " is no range of days within 1 to " + LONGEST_MONTH);
                }
            }
        }
    }

    private static void check(TimerCapacity capacity, List<String> mistakes) {
        Integer minimum = capacity.minimum();
        Integer maximum = capacity.maximum();
        Integer desired = capacity.desired();
        Duration cooldown = capacity.cooldown();
        if (minimum != null && maximum != null && minimum > maximum) {
            mistakes.add("TimerFleetCapacity.MinSize " + minimum + " is more than MaxSize " + maximum);
        }
        if (desired != null && minimum != null && desired < minimum) {
            mistakes.add("TimerFleetCapacity.DesiredInstances " + desired + " is less than MinSize " + minimum);
        }
        if (desired != null && maximum != null && desired > maximum) {
            mistakes.add("TimerFleetCapacity.DesiredInstances " + desired + " is more than MaxSize " + maximum);
        }
        if (cooldown != null
                && (cooldown.compareTo(CapacityLimits.SHORTEST_COOLDOWN) < 0
                        || cooldown.compareTo(CapacityLimits.LONGEST_COOLDOWN) > 0)) {
            mistakes.add("TimerFleetCapacity.ScalingInterval is " + cooldown.toMinutes() + ", "
                    + CapacityLimits.SHORTEST_COOLDOWN.toMinutes() + " to "
                    + CapacityLimits.LONGEST_COOLDOWN.toMinutes() + " minutes are allowed");
        }
        Integer percent = capacity.targetPercent();
        if (percent != null) {
            PolicyLimits.percent(percent, mistakes);
            if (Boolean.FALSE.equals(capacity.automatic())) {
                mistakes.add("TimerFleetCapacity.TargetConfiguration is given, but ScalingType is manual: leave one"
                        + " of them out, or choose automatic");
            }
        }
    }
}
