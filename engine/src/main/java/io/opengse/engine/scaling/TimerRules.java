package io.opengse.engine.scaling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * At which moments a timer fires, in the time zone of the installation. Where clocks leap over the local time, it fires
 * as much later; where they show it twice, the first time. Pure.
 */
public final class TimerRules {
    /** Further than any schedule leaps: the 31st comes every second month, and days are counted by at most 366. */
    private static final int LOOK = 800;

    private TimerRules() {}

    /** The first firing after this moment; empty when there will be none. */
    public static Optional<Instant> firstAfter(TimerSchedule schedule, ZoneId zone, Instant moment) {
        if (schedule instanceof TimerSchedule.Once once) {
            return Optional.of(once.begin()).filter(at -> at.isAfter(moment));
        }
        // A day earlier, because a leap of the clocks may carry a firing over midnight.
        LocalDate from = day(moment.isBefore(schedule.begin()) ? schedule.begin() : moment, zone)
                .minusDays(1);
        return firings(schedule, zone, from, 1).filter(at -> at.isAfter(moment)).findFirst();
    }

    /** The last firing that is not after this moment; empty when there was none. */
    public static Optional<Instant> lastUntil(TimerSchedule schedule, ZoneId zone, Instant moment) {
        if (schedule instanceof TimerSchedule.Once once) {
            return Optional.of(once.begin()).filter(at -> !at.isAfter(moment));
        }
        Instant end = schedule.end();
        LocalDate from = day(end != null && end.isBefore(moment) ? end : moment, zone);
        return firings(schedule, zone, from, -1)
                .filter(at -> !at.isAfter(moment))
                .findFirst();
    }

    private static Stream<Instant> firings(TimerSchedule schedule, ZoneId zone, LocalDate from, int direction) {
        LocalTime time = ZonedDateTime.ofInstant(schedule.begin(), zone).toLocalTime();
        LocalDate first = day(schedule.begin(), zone);
        return LongStream.rangeClosed(0, LOOK)
                .mapToObj(step -> from.plusDays(step * direction))
                .filter(date -> fits(schedule, first, date))
                .map(date -> ZonedDateTime.of(date, time, zone).toInstant())
                .filter(at -> within(schedule, at));
    }

    private static boolean fits(TimerSchedule schedule, LocalDate first, LocalDate date) {
        return switch (schedule) {
            case TimerSchedule.Once _ -> date.equals(first);
            case TimerSchedule.Daily daily -> ChronoUnit.DAYS.between(first, date) % daily.days() == 0;
            case TimerSchedule.Weekly weekly -> weekly.days().contains(date.getDayOfWeek());
            case TimerSchedule.Monthly monthly ->
                date.getDayOfMonth() >= monthly.fromDay() && date.getDayOfMonth() <= monthly.toDay();
        };
    }

    private static boolean within(TimerSchedule schedule, Instant at) {
        Instant end = schedule.end();
        return !at.isBefore(schedule.begin()) && (end == null || !at.isAfter(end));
    }

    private static LocalDate day(Instant moment, ZoneId zone) {
        return ZonedDateTime.ofInstant(moment, zone).toLocalDate();
    }
}
