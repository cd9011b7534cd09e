package io.opengse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.TimerId;
import io.opengse.engine.scaling.ScalingTimer;
import io.opengse.engine.scaling.ScalingTimerTable;
import io.opengse.engine.scaling.TimerCapacity;
import io.opengse.engine.scaling.TimerSchedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of timers. */
public interface ScalingTimerTableContract extends StoreUnderTest {
    TimerCapacity FULL = new TimerCapacity(0, 9, 3, Duration.ofMinutes(5), true, 40);
    TimerCapacity EMPTY = new TimerCapacity(null, null, null, null, null, null);

    @Test
    default void timersOfEveryScheduleComeBackAsTheyWereInserted() {
        Instant end = NOON.plusSeconds(99_999);
        List<ScalingTimer> timers = List.of(
                aTimer("a", new TimerSchedule.Once(NOON, null), FULL, null),
                aTimer("b", new TimerSchedule.Daily(2, NOON, end), EMPTY, NOON),
                aTimer("c", new TimerSchedule.Weekly(Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), NOON, end), FULL, end),
                aTimer("d", new TimerSchedule.Monthly(1, 31, NOON, null), FULL, end));
        change(ScalingTimerTable.class, rows -> timers.forEach(rows::insert));

        assertThat(many(ScalingTimerTable.class, rows -> rows.of(new FleetId("f"))))
                .isEqualTo(timers);
        assertThat(many(ScalingTimerTable.class, rows -> rows.list(1, 2))).isEqualTo(timers.subList(1, 3));
        assertThat(one(ScalingTimerTable.class, rows -> rows.find(new TimerId("c"))))
                .contains(timers.get(2));
        assertThat(count(ScalingTimerTable.class, ScalingTimerTable::count)).isEqualTo(4);
    }

    @Test
    default void theMostOverdueTimerIsDueFirst() {
        TimerSchedule once = new TimerSchedule.Once(NOON, null);
        change(ScalingTimerTable.class, rows -> {
            rows.insert(aTimer("later", once, EMPTY, NOON.plusSeconds(1)));
            rows.insert(aTimer("now", once, EMPTY, NOON));
            rows.insert(aTimer("before", once, EMPTY, NOON.minusSeconds(1)));
            rows.insert(aTimer("never", once, EMPTY, null));
        });

        assertThat(due(10)).containsExactly("before", "now");
        assertThat(due(1)).containsExactly("before");
    }

    @Test
    default void anUpdatedTimerHasTheNextVersion() {
        ScalingTimer first = aTimer("a", new TimerSchedule.Once(NOON, null), FULL, NOON);
        ScalingTimer other = aTimer("a", new TimerSchedule.Daily(1, NOON, NOON), EMPTY, null);
        change(ScalingTimerTable.class, rows -> rows.insert(first));

        change(ScalingTimerTable.class, rows -> rows.update(other));

        ScalingTimer stored =
                one(ScalingTimerTable.class, rows -> rows.find(first.id())).orElseThrow();
        assertThat(stored.version()).isEqualTo(2);
        assertThat(stored).usingRecursiveComparison().ignoringFields("version").isEqualTo(other);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(ScalingTimerTable.class, rows -> rows.update(other)));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(ScalingTimerTable.class, rows -> rows.insert(first)));
    }

    @Test
    default void aTimerIsRemovedOnce() {
        ScalingTimer timer = aTimer("a", new TimerSchedule.Once(NOON, null), FULL, NOON);
        change(ScalingTimerTable.class, rows -> rows.insert(timer));

        assertThat(done(ScalingTimerTable.class, rows -> rows.remove(timer.id())))
                .isTrue();
        assertThat(done(ScalingTimerTable.class, rows -> rows.remove(timer.id())))
                .isFalse();
    }

    private List<String> due(int limit) {
        return many(
                ScalingTimerTable.class,
                rows -> rows.due(NOON, limit).stream()
                        .map(timer -> timer.id().value())
                        .toList());
    }

    private static ScalingTimer aTimer(String id, TimerSchedule schedule, TimerCapacity capacity, Instant next) {
        return new ScalingTimer(
                new TimerId(id), new FleetId("f"), "name of " + id, schedule, capacity, true, next, next, NOON, 1);
    }
}
