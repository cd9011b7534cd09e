package io.opengse.engine.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.Samples;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.problem.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Timers at work. The test's clock starts at noon of 1 March 2026, UTC. */
class TimerFiringsTest {
    private static final Instant EVENING = Instant.parse("2026-03-01T20:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final ScaledFleet fleet = new ScaledFleet(0, 3);

    @Test
    void aTimerReplacesTheScalingSettingsWhenItFiresAndNothingIsRestored() {
        fleet.put("mine", new PolicyRule.TargetBased(30));
        TimerCapacity capacity = new TimerCapacity(2, 5, 4, Duration.ofMinutes(20), true, 60);
        timer(new TimerSchedule.Once(EVENING, null), capacity);

        until(EVENING.minusSeconds(1));
        assertThat(fleet.capacity().maximum()).isEqualTo(3);
        until(EVENING.plusSeconds(1));

        assertThat(fleet.capacity())
                .extracting("minimum", "maximum", "desired", "cooldown", "automatic")
                .containsExactly(2, 5, 4, Duration.ofMinutes(20), true);
        assertThat(fleet.bed().engine().scaling().list(fleet.id(), 0, 9).policies())
                .singleElement()
                .satisfies(policy -> {
                    assertThat(policy.name()).isEqualTo("mine");
                    assertThat(policy.rule()).isEqualTo(new PolicyRule.TargetBased(60));
                });
        assertThat(only().status(fleet.bed().now())).isEqualTo(TimerStatus.EXPIRED);
    }

    @Test
    void aManualTimerStopsThePolicies() {
        timer(new TimerSchedule.Once(EVENING, null), new TimerCapacity(null, null, 2, null, false, null));

        until(EVENING.plusSeconds(1));

        assertThat(fleet.capacity().automatic()).isFalse();
        assertThat(fleet.desired()).isEqualTo(2);
    }

    @Test
    void whatWasMissedFiresOnceAndTheLatestWins() {
        timer(new TimerSchedule.Daily(1, EVENING, null), desired(3));
        timer(new TimerSchedule.Daily(1, EVENING.minus(Duration.ofHours(4)), null), desired(2));

        fleet.bed().sweepAfter(DAY.multipliedBy(3).plusHours(5));

        assertThat(fleet.desired()).isEqualTo(2);
        assertThat(fleet.told(EventCode.FLEET_SCALING_SETTINGS_UPDATED))
                .filteredOn(told -> told.contains("fired"))
                .hasSize(2);
        assertThat(fleet.bed().engine().timers().list(query(), 0, 9).timers())
                .allMatch(timer -> timer.nextAt() != null
                        && timer.nextAt().isAfter(fleet.bed().now()));
    }

    @Test
    void aDailyTimerFiresEachDay() {
        timer(new TimerSchedule.Daily(1, EVENING, EVENING.plus(DAY)), desired(3));

        until(EVENING.plusSeconds(1));
        assertThat(only().nextAt()).isEqualTo(EVENING.plus(DAY));
        assertThat(only().status(fleet.bed().now())).isEqualTo(TimerStatus.EFFECTIVE);
        fleet.range(0, 3, 1);
        until(EVENING.plus(DAY).plusSeconds(1));

        assertThat(fleet.desired()).isEqualTo(3);
        assertThat(only().nextAt()).isNull();
    }

    @Test
    void aStoppedTimerDoesNotFire() {
        NewTimer stopped = new NewTimer(fleet.id(), "t", new TimerSchedule.Once(EVENING, null), desired(3), true);
        fleet.bed().engine().timers().create(stopped, "test");

        until(EVENING.plusSeconds(1));

        assertThat(fleet.desired()).isEqualTo(1);
        assertThat(only().status(fleet.bed().now())).isEqualTo(TimerStatus.STOPPED);
    }

    @Test
    void whatTheInstallationHasNoRoomForIsToldAndPassedOver() {
        timer(new TimerSchedule.Once(EVENING, null), new TimerCapacity(null, 21, 21, null, null, null));

        until(EVENING.plusSeconds(1));

        assertThat(fleet.desired()).isEqualTo(1);
        assertThat(fleet.told(EventCode.FLEET_NOT_SCALED)).anyMatch(told -> told.contains("quota is 20"));
        assertThat(only().nextAt()).isNull();
    }

    @Test
    void aFleetThatWasNeverActiveIsPassedOver() {
        Fleet young = fleet.bed().fleet(Samples.newFleet());
        NewTimer timer = new NewTimer(young.id(), "t", new TimerSchedule.Once(EVENING, null), desired(1), false);
        fleet.bed().engine().timers().create(timer, "test");

        until(EVENING.plusSeconds(1));

        assertThat(fleet.told(EventCode.FLEET_NOT_SCALED)).anyMatch(told -> told.contains("ACTIVATING"));
    }

    @Test
    void policiesAndTimersAreCopiedToAnotherFleet() {
        Fleet other = fleet.bed().fleet(Samples.newFleet());
        fleet.put("mine", new PolicyRule.TargetBased(30));
        timer(new TimerSchedule.Daily(1, EVENING, null), desired(3));
        Scaling scaling = fleet.bed().engine().scaling();

        scaling.copy(fleet.id(), other.id(), Set.of(PolicyPart.POLICIES), "test");
        assertThat(scaling.list(other.id(), 0, 9).policies()).hasSize(1);
        assertThat(fleet.bed().engine().timers().list(query(other), 0, 9).total())
                .isZero();

        scaling.copy(fleet.id(), other.id(), Set.of(PolicyPart.TIMERS), "test");
        assertThat(fleet.bed().engine().timers().list(query(other), 0, 9).timers())
                .singleElement()
                .satisfies(copy -> assertThat(copy.id()).isNotEqualTo(only().id()));
    }

    @Test
    void aTimerThatWouldNeverFireIsRefused() {
        TimerSchedule past = new TimerSchedule.Once(EVENING.minus(DAY), null);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> timer(past, desired(1)))
                .withMessageContaining("never fire");
    }

    @Test
    void whatATimerLeavesOutFollowsWhatItSays() {
        assertThat(TimerFirings.applied(new TimerCapacity(4, null, null, null, null, null), fleet.capacity()))
                .extracting("minimum", "maximum", "desired")
                .containsExactly(4, 4, 4);
        fleet.range(2, 3, 3);
        assertThat(TimerFirings.applied(new TimerCapacity(null, 1, null, null, null, null), fleet.capacity()))
                .extracting("minimum", "maximum", "desired")
                .containsExactly(1, 1, 1);
    }

    private void until(Instant moment) {
        fleet.bed().sweepAfter(Duration.between(fleet.bed().now(), moment));
    }

    private void timer(TimerSchedule schedule, TimerCapacity capacity) {
        NewTimer timer = new NewTimer(fleet.id(), "t", schedule, capacity, false);
        fleet.bed().engine().timers().create(timer, "test");
    }

    private ScalingTimer only() {
        return fleet.bed().engine().timers().list(query(), 0, 9).timers().getFirst();
    }

    private ScalingTimers.Query query() {
        return new ScalingTimers.Query(fleet.id(), null, null, null);
    }

    private static ScalingTimers.Query query(Fleet of) {
        return new ScalingTimers.Query(of.id(), null, null, null);
    }

    private static TimerCapacity desired(@Nullable Integer count) {
        return new TimerCapacity(null, null, count, null, null, null);
    }
}
