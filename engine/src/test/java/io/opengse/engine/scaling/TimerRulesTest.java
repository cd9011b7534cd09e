package io.opengse.engine.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimerRulesTest {
    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant BEGIN = at("2026-03-01T18:30:00Z");

    @Test
    void onceFiresAtItsBeginAndNeverAgain() {
        TimerSchedule once = new TimerSchedule.Once(BEGIN, null);

        assertThat(TimerRules.firstAfter(once, UTC, BEGIN.minusSeconds(1))).contains(BEGIN);
        assertThat(TimerRules.firstAfter(once, UTC, BEGIN)).isEmpty();
        assertThat(TimerRules.lastUntil(once, UTC, BEGIN.minusSeconds(1))).isEmpty();
        assertThat(TimerRules.lastUntil(once, UTC, BEGIN.plusSeconds(9999))).contains(BEGIN);
    }

    @Test
    void everySecondDayIsCountedFromTheBegin() {
        TimerSchedule daily = new TimerSchedule.Daily(2, BEGIN, at("2026-03-07T18:30:00Z"));

        assertThat(firings(daily, UTC))
                .containsExactly(
                        at("2026-03-01T18:30:00Z"),
                        at("2026-03-03T18:30:00Z"),
                        at("2026-03-05T18:30:00Z"),
                        at("2026-03-07T18:30:00Z"));
    }

    @Test
    void theEndIsTheLastMomentOfAFiring() {
        TimerSchedule daily = new TimerSchedule.Daily(1, BEGIN, at("2026-03-02T18:29:59Z"));

        assertThat(firings(daily, UTC)).containsExactly(BEGIN);
        assertThat(TimerRules.lastUntil(daily, UTC, at("2030-01-01T00:00:00Z"))).contains(BEGIN);
    }

    @Test
    void chosenWeekdaysFire() {
        TimerSchedule weekly = new TimerSchedule.Weekly(
                Set.of(DayOfWeek.MONDAY, DayOfWeek.SATURDAY), BEGIN, at("2026-03-15T00:00:00Z"));

        assertThat(firings(weekly, UTC))
                .containsExactly(
                        at("2026-03-02T18:30:00Z"),
                        at("2026-03-07T18:30:00Z"),
                        at("2026-03-09T18:30:00Z"),
                        at("2026-03-14T18:30:00Z"));
    }

    @Test
    void aWeekdayIsMeantInTheZoneOfTheInstallation() {
        Instant lateOnSunday = at("2026-03-01T23:30:00Z");
        TimerSchedule monday = new TimerSchedule.Weekly(Set.of(DayOfWeek.MONDAY), lateOnSunday, null);

        assertThat(TimerRules.firstAfter(monday, BERLIN, lateOnSunday.minusSeconds(1)))
                .contains(lateOnSunday);
        assertThat(TimerRules.firstAfter(monday, UTC, lateOnSunday)).contains(at("2026-03-02T23:30:00Z"));
    }

    @Test
    void daysOfTheMonthFireAndThoseItDoesNotHaveAreLeftOut() {
        TimerSchedule monthly =
                new TimerSchedule.Monthly(30, 31, at("2026-01-31T12:00:00Z"), at("2026-04-30T12:00:00Z"));

        assertThat(firings(monthly, UTC))
                .containsExactly(
                        at("2026-01-31T12:00:00Z"),
                        at("2026-03-30T12:00:00Z"),
                        at("2026-03-31T12:00:00Z"),
                        at("2026-04-30T12:00:00Z"));
    }

    @Test
    void theLocalTimeStaysWhenClocksChange() {
        TimerSchedule daily = new TimerSchedule.Daily(1, at("2026-03-28T18:00:00Z"), at("2026-03-30T23:00:00Z"));

        assertThat(firings(daily, BERLIN))
                .containsExactly(at("2026-03-28T18:00:00Z"), at("2026-03-29T17:00:00Z"), at("2026-03-30T17:00:00Z"));
    }

    /** Half past two does not exist on 29 March 2026 in Berlin, and comes twice on 25 October. */
    @Test
    void aTimeThatIsLeptOverFiresLaterAndOneThatComesTwiceFiresOnce() {
        TimerSchedule spring = new TimerSchedule.Daily(1, at("2026-03-28T01:30:00Z"), at("2026-03-30T23:00:00Z"));
        TimerSchedule autumn = new TimerSchedule.Daily(1, at("2026-10-24T00:30:00Z"), at("2026-10-26T23:00:00Z"));

        assertThat(firings(spring, BERLIN))
                .containsExactly(at("2026-03-28T01:30:00Z"), at("2026-03-29T01:30:00Z"), at("2026-03-30T00:30:00Z"));
        assertThat(firings(autumn, BERLIN))
                .containsExactly(at("2026-10-24T00:30:00Z"), at("2026-10-25T00:30:00Z"), at("2026-10-26T01:30:00Z"));
    }

    @Test
    void theLastFiringOfALongTimeIsFound() {
        TimerSchedule daily = new TimerSchedule.Daily(366, BEGIN, null);

        assertThat(TimerRules.lastUntil(daily, UTC, at("2027-03-01T00:00:00Z"))).contains(BEGIN);
        assertThat(TimerRules.lastUntil(daily, UTC, at("2027-03-02T18:30:00Z"))).contains(at("2027-03-02T18:30:00Z"));
        assertThat(TimerRules.firstAfter(daily, UTC, BEGIN)).contains(at("2027-03-02T18:30:00Z"));
    }

    private static List<Instant> firings(TimerSchedule schedule, ZoneId zone) {
        List<Instant> all = new ArrayList<>();
        Optional<Instant> next = TimerRules.firstAfter(schedule, zone, Instant.EPOCH);
        while (next.isPresent() && all.size() < 20) {
            all.add(next.get());
            assertThat(TimerRules.lastUntil(schedule, zone, next.get())).isEqualTo(next);
            next = TimerRules.firstAfter(schedule, zone, next.get());
        }
        return all;
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
