package io.opengse.server.sql;

import io.opengse.engine.scaling.TimerSchedule;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A timer's schedule in the columns kind, days, weekdays, from_day, to_day, begins_at and ends_at, in that order. */
final class ScheduleColumns {
    private ScheduleColumns() {}

    static Arguments of(TimerSchedule schedule) {
        Arguments kind = switch (schedule) {
            case TimerSchedule.Once _ -> Arguments.of("once", null, null, null, null);
            case TimerSchedule.Daily daily -> Arguments.of("daily", daily.days(), null, null, null);
            case TimerSchedule.Weekly weekly -> Arguments.of("weekly", null, digits(weekly.days()), null, null);
            case TimerSchedule.Monthly monthly ->
                Arguments.of("monthly", null, null, monthly.fromDay(), monthly.toDay());
        };
        return kind.and(schedule.begin(), schedule.end());
    }

    static TimerSchedule read(Row row) {
        String kind = row.text();
        Integer days = row.integerOrNull();
        String weekdays = row.textOrNull();
        Integer from = row.integerOrNull();
        Integer to = row.integerOrNull();
        Instant begin = row.instant();
        Instant end = row.instantOrNull();
        return switch (kind) {
            case "once" -> new TimerSchedule.Once(begin, end);
            case "daily" -> new TimerSchedule.Daily(set(days), begin, end);
            case "weekly" -> new TimerSchedule.Weekly(weekdays(weekdays == null ? "" : weekdays), begin, end);
            case "monthly" -> new TimerSchedule.Monthly(set(from), set(to), begin, end);
            default -> throw new IllegalStateException("a row of scaling_timer has the unknown kind " + kind);
        };
    }

    private static int set(@Nullable Integer column) {
        return Objects.requireNonNull(column, "a column that this kind of schedule has");
    }

    private static String digits(Set<DayOfWeek> days) {
        return days.stream()
                .sorted()
                .map(day -> Integer.toString(day.getValue()))
                .collect(Collectors.joining());
    }

    private static Set<DayOfWeek> weekdays(String digits) {
        return digits.chars().mapToObj(digit -> DayOfWeek.of(digit - '0')).collect(Collectors.toSet());
    }
}
