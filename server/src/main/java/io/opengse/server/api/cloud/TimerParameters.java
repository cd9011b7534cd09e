package io.opengse.server.api.cloud;

import io.opengse.engine.scaling.ScalingTimer;
import io.opengse.engine.scaling.TimerCapacity;
import io.opengse.engine.scaling.TimerSchedule;
import io.opengse.server.api.cloud.TimerKinds.Mode;
import io.opengse.server.api.cloud.TimerKinds.Type;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Structure;
import io.opengse.server.api.problem.ApiProblem;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A timer as callers write it. */
final class TimerParameters {
    static final Parameter<String> ID =
            Parameter.selector("TimerId", Kind.ascii(1, 128), "Changes this timer; left out, a new one.", "");
    static final Parameter<String> NAME =
            Parameter.of("TimerName", Kind.text(0, 1024), "What it is called.", "evening");
    private static final Parameter<Long> STATUS = Parameter.of(
            "TimerStatus",
            Kind.whole(0, 4),
            "3 keeps the timer, but stopped; anything else lets it fire. Where it stands is told by"
                    + " DescribeTimerScalingPolicies.",
            "");
    static final Parameter<String> FLEET =
            Parameter.selector("FleetId", Kind.ascii(1, 128), "The fleet.", "fleet-qp3g3caa-95z2gimq");
    private static final Parameter<Long> DESIRED =
            Parameter.of("DesiredInstances", Kind.whole(0, 100_000), "Left out, it stays within the range.", "2");
    private static final Parameter<Long> MINIMUM =
            Parameter.of("MinSize", Kind.whole(0, 100_000), "Left out, it stays.", "1");
    private static final Parameter<Long> MAXIMUM =
            Parameter.of("MaxSize", Kind.whole(1, 100_000), "Left out, it stays.", "5");
    private static final Parameter<Long> INTERVAL =
            Parameter.of("ScalingInterval", Kind.whole(3, 30), "Minutes between changes; left out, it stays.", "10");
    private static final Parameter<Mode> MODE =
            Parameter.of("ScalingType", TimerKinds.MODE, "1 manual, 2 automatic; left out or 0, it stays.", "2");
    private static final Parameter<Arguments> TARGET = Parameter.of(
            "TargetConfiguration",
            ScalingParameters.TARGET,
            "The session buffer from then on, with automatic scaling.",
            "*");
    static final Parameter<Arguments> CAPACITY = Parameter.of(
            "TimerFleetCapacity",
            new Structure("TimerFleetCapacity", List.of(FLEET, DESIRED, MINIMUM, MAXIMUM, INTERVAL, MODE, TARGET)),
            "What it makes of the fleet's scaling settings.",
            "*");
    private static final Parameter<Type> TYPE =
            Parameter.of("TimerType", TimerKinds.TYPE, "1 once, 2 by day, 3 by month, 4 by week.", "2");
    private static final Parameter<Long> DAY =
            Parameter.of("Day", Kind.whole(0, 366), "By day: every so many days; 1 when left out or 0.", "1");
    private static final Parameter<Long> FROM_DAY =
            Parameter.of("FromDay", Kind.whole(0, 31), "By month: the first day of the month.", "");
    private static final Parameter<Long> TO_DAY =
            Parameter.of("ToDay", Kind.whole(0, 31), "By month: the last day of the month.", "");
    private static final Parameter<List<Long>> WEEKDAYS =
            Parameter.of("WeekDays", new ListOf<>(Kind.whole(1, 7), 0, 7), "By week: 1 = Monday to 7 = Sunday.", "");
    private static final Parameter<Arguments> VALUE = Parameter.of(
            "TimerValue",
            new Structure("TimerValue", List.of(DAY, FROM_DAY, TO_DAY, WEEKDAYS)),
            "On which days; what does not belong to TimerType is not looked at.",
            "*");
    private static final Parameter<Instant> BEGIN = Parameter.selector(
            "BeginTime",
            new Kind.Moment(),
            "The first moment it may fire; its hour and minute, in the server's timer-zone, are those of every firing.",
            "2026-11-23T18:00:00.000Z");
    private static final Parameter<Instant> END = Parameter.selector(
            "EndTime", new Kind.Moment(), "The last moment; left out, for ever.", "2027-11-23T18:00:00.000Z");
    static final Parameter<Arguments> CONFIGURATION = Parameter.of(
            "TimerConfiguration",
            new Structure("TimerConfiguration", List.of(TYPE, VALUE, BEGIN, END)),
            "When it fires.",
            "*");
    static final Parameter<Arguments> TIMER = Parameter.of(
                    "TimerScalingPolicy",
                    new Structure("TimerScalingPolicy", List.of(ID, NAME, STATUS, CAPACITY, CONFIGURATION)),
                    "The timer. When one is changed, what is left out of name, capacity and configuration stays.",
                    "*")
            .asRequired();

    private TimerParameters() {}

    static boolean stopped(Arguments timer, @Nullable ScalingTimer known) {
        return timer.find(STATUS).map(status -> status == 3).orElse(known != null && known.stopped());
    }

    static TimerCapacity capacity(Arguments given) {
        Boolean automatic = switch (given.get(MODE, Mode.UNDEFINED)) {
            case UNDEFINED -> null;
            case MANUAL -> false;
            case AUTO -> true;
        };
        return new TimerCapacity(
                number(given, MINIMUM),
                number(given, MAXIMUM),
                number(given, DESIRED),
                given.find(INTERVAL).map(Duration::ofMinutes).orElse(null),
                automatic,
                given.find(TARGET)
                        .flatMap(target -> target.find(ScalingParameters.TARGET_VALUE))
                        .map(Math::toIntExact)
                        .orElse(null));
    }

    static TimerSchedule schedule(Arguments given) {
        Instant begin = given.find(BEGIN)
                .orElseThrow(() -> ApiProblem.missing("TimerConfiguration.BeginTime is missing: when it begins"));
        Instant end = given.find(END).orElse(null);
        Arguments value = given.find(VALUE).orElse(null);
        return switch (given.get(TYPE, Type.UNDEFINED)) {
            case UNDEFINED ->
                throw ApiProblem.missing(
                        "TimerConfiguration.TimerType is missing: 1 once, 2 by day, 3 by month, 4 by week");
            case ONCE -> new TimerSchedule.Once(begin, end);
            case DAY -> new TimerSchedule.Daily(Math.max(1, whole(value, DAY)), begin, end);
            case WEEK -> new TimerSchedule.Weekly(weekdays(value), begin, end);
            case MONTH -> new TimerSchedule.Monthly(whole(value, FROM_DAY), whole(value, TO_DAY), begin, end);
        };
    }

    private static Set<DayOfWeek> weekdays(@Nullable Arguments value) {
        List<Long> given = value == null ? List.of() : value.get(WEEKDAYS, List.of());
        return given.stream().map(Math::toIntExact).map(DayOfWeek::of).collect(Collectors.toSet());
    }

    private static int whole(@Nullable Arguments value, Parameter<Long> parameter) {
        return value == null ? 0 : value.whole(parameter, 0);
    }

    private static @Nullable Integer number(Arguments given, Parameter<Long> parameter) {
        return given.find(parameter).map(Math::toIntExact).orElse(null);
    }
}
