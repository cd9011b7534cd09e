package io.opengse.server.api.cloud;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.scaling.ScalingTimer;
import io.opengse.engine.scaling.TimerCapacity;
import io.opengse.engine.scaling.TimerSchedule;
import io.opengse.engine.scaling.TimerStatus;
import io.opengse.server.api.cloud.TimerKinds.Mode;
import io.opengse.server.api.cloud.TimerKinds.Type;
import io.opengse.server.api.declaration.Shape;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How timers look in answers. */
final class TimerShapes {
    /** A timer, and where it stands at the moment of the answer. */
    record Shown(ScalingTimer timer, TimerStatus status) {}

    record Listed(List<Shown> timers, int total) {}

    private record CapacityOf(FleetId fleet, TimerCapacity capacity) {}

    private static final Shape<CapacityOf> CAPACITY = Shape.<CapacityOf>named("TimerFleetCapacity")
            .text("FleetId", "the fleet", of -> of.fleet.value())
            .wholeIfAny("DesiredInstances", "null = unchanged", of -> of.capacity.desired())
            .wholeIfAny("MinSize", "null = unchanged", of -> of.capacity.minimum())
            .wholeIfAny("MaxSize", "null = unchanged", of -> of.capacity.maximum())
            .wholeIfAny("ScalingInterval", "minutes; null = unchanged", of -> cooldown(of.capacity))
            .whole(
                    "ScalingType",
                    "0 unchanged, 1 manual, 2 automatic",
                    of -> mode(of.capacity).ordinal())
            .objectIfAny(
                    "TargetConfiguration",
                    "the session buffer from then on; null = unchanged",
                    ScalingParameters.TARGET_SHAPE,
                    of -> Optional.ofNullable(of.capacity.targetPercent()));

    private static final Shape<TimerSchedule> VALUE = Shape.<TimerSchedule>named("TimerValue")
            .wholeIfAny(
                    "Day",
                    "every so many days",
                    schedule -> schedule instanceof TimerSchedule.Daily daily ? daily.days() : null)
            .wholeIfAny(
                    "FromDay",
                    "first day of the month",
                    schedule -> schedule instanceof TimerSchedule.Monthly monthly ? monthly.fromDay() : null)
            .wholeIfAny(
                    "ToDay",
                    "last day of the month",
                    schedule -> schedule instanceof TimerSchedule.Monthly monthly ? monthly.toDay() : null)
            .wholes("WeekDays", "1 = Monday to 7 = Sunday", TimerShapes::weekdays);

    private static final Shape<TimerSchedule> CONFIGURATION = Shape.<TimerSchedule>named("TimerConfiguration")
            .whole(
                    "TimerType",
                    "1 once, 2 by day, 3 by month, 4 by week",
                    schedule -> type(schedule).ordinal())
            .object("TimerValue", "on which days", VALUE, schedule -> schedule)
            .text("BeginTime", "the first moment", schedule -> schedule.begin().toString())
            .text(
                    "EndTime",
                    "the last moment; null = for ever",
                    schedule -> schedule.end() == null ? null : schedule.end().toString());

    private static final Shape<Shown> TIMER = Shape.<Shown>named("TimerScalingPolicy")
            .text("TimerId", "its id", shown -> shown.timer.id().value())
            .text("TimerName", "its name", shown -> shown.timer.name())
            .whole(
                    "TimerStatus",
                    "1 not yet effective, 2 effective, 3 stopped, 4 expired",
                    shown -> shown.status.number())
            .object(
                    "TimerFleetCapacity",
                    "what it makes of the fleet's scaling settings",
                    CAPACITY,
                    shown -> new CapacityOf(shown.timer.fleet(), shown.timer.capacity()))
            .object("TimerConfiguration", "when it fires", CONFIGURATION, shown -> shown.timer.schedule());

    static final Shape<Listed> TIMERS = Shape.<Listed>named("")
            .list("TimerScalingPolicies", "in the order of creation", TIMER, Listed::timers)
            .whole("TotalCount", "how many fit", Listed::total);

    private TimerShapes() {}

    private static Type type(TimerSchedule schedule) {
        return switch (schedule) {
            case TimerSchedule.Once _ -> Type.ONCE;
            case TimerSchedule.Daily _ -> Type.DAY;
            case TimerSchedule.Weekly _ -> Type.WEEK;
            case TimerSchedule.Monthly _ -> Type.MONTH;
        };
    }

    private static Mode mode(TimerCapacity capacity) {
        Boolean automatic = capacity.automatic();
        if (automatic == null) {
            return Mode.UNDEFINED;
        }
        return automatic ? Mode.AUTO : Mode.MANUAL;
    }

    private static @Nullable Long cooldown(TimerCapacity capacity) {
        return capacity.cooldown() == null ? null : capacity.cooldown().toMinutes();
    }

    private static List<Integer> weekdays(TimerSchedule schedule) {
        return schedule instanceof TimerSchedule.Weekly weekly
                ? weekly.days().stream().sorted().map(DayOfWeek::getValue).toList()
                : List.of();
    }
}
