package io.opengse.engine.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.event.EventCode;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.scaling.PolicyRule.RuleBased;
import io.opengse.engine.scaling.PolicyRule.TargetBased;
import io.opengse.engine.session.GameSession;
import org.junit.jupiter.api.Test;

/** Policies at work on a fleet with real instances, sessions and time. */
class ScalingEvaluationsTest {
    private static final PolicyRule HALF_FREE = new TargetBased(50);

    private final ScaledFleet fleet = new ScaledFleet(0, 3);

    /** The best-practice guide from its first step to its last. */
    @Test
    void theGuidesFleetGrowsWithItsSessionsAndShrinksWithThem() {
        fleet.put("spare", HALF_FREE);
        GameSession first = fleet.session();
        fleet.minutes(1);
        assertThat(fleet.desired()).isEqualTo(2);

        fleet.startsAll();
        assertThat(fleet.living()).hasSize(2);
        fleet.ends(first);
        fleet.minutes(4);

        assertThat(fleet.desired()).isEqualTo(1);
        assertThat(fleet.told(EventCode.FLEET_SCALING_EVENT))
                .anyMatch(told -> told.contains("desired 2 (was 1)") && told.contains("1 of 1 sessions in use"))
                .anyMatch(told -> told.contains("desired 1 (was 2)") && told.contains("0 in use"));
    }

    @Test
    void aPolicyTakesEffectWhenItIsPut() {
        fleet.session();

        fleet.put("spare", HALF_FREE);

        assertThat(fleet.desired()).isEqualTo(2);
    }

    @Test
    void afterAScalingActionTheNextWaitsForTheCooldown() {
        fleet.put("spare", HALF_FREE);
        fleet.session();
        fleet.minutes(1);
        fleet.startsAll();
        fleet.session();

        fleet.minutes(2);
        assertThat(fleet.desired()).isEqualTo(2);
        fleet.minutes(1);
        assertThat(fleet.desired()).isEqualTo(3);
        assertThat(fleet.told(EventCode.FLEET_NOT_SCALED)).anyMatch(told -> told.contains("cooldown of 3 minutes"));
    }

    @Test
    void whyAFleetStaysIsToldOnceAndNotEveryMinute() {
        fleet.put("spare", HALF_FREE);
        fleet.minutes(30);

        assertThat(fleet.told(EventCode.FLEET_NOT_SCALED))
                .filteredOn(told -> told.contains("desired 1 is what is wanted"))
                .hasSize(1);
    }

    @Test
    void whereTheMaximumHoldsBackItIsTold() {
        fleet.range(0, 1, null);
        fleet.put("spare", HALF_FREE);
        fleet.session();
        fleet.minutes(3);

        assertThat(fleet.desired()).isEqualTo(1);
        assertThat(fleet.told(EventCode.FLEET_NOT_SCALED).getFirst()).contains("maximum 1 is reached");
    }

    @Test
    void aStoppedFleetIsScaledByHandAlone() {
        fleet.put("spare", HALF_FREE);
        fleet.bed().engine().capacityChanges().setAutomatic(fleet.id(), false, "test");
        fleet.session();
        fleet.minutes(5);
        assertThat(fleet.desired()).isEqualTo(1);

        fleet.bed().engine().capacityChanges().setAutomatic(fleet.id(), true, "test");
        fleet.minutes(1);
        assertThat(fleet.desired()).isEqualTo(2);
    }

    @Test
    void aRuleWaitsUntilItsConditionHasHeldSoManyMinutes() {
        fleet.put("grow", grow(3));
        GameSession session = fleet.session();
        fleet.minutes(2);
        fleet.ends(session);
        fleet.minutes(1);
        assertThat(fleet.desired()).isEqualTo(1);

        fleet.host().runs(fleet.living().getFirst());
        fleet.session();
        fleet.minutes(2);
        assertThat(fleet.desired()).isEqualTo(1);
        fleet.minutes(1);
        assertThat(fleet.desired()).isEqualTo(2);
    }

    @Test
    void minutesSurviveARestartAndNotALongAbsence() {
        fleet.put("grow", grow(3));
        fleet.session();
        fleet.minutes(2);
        fleet.bed().sweepAfter(ScaledFleet.MINUTE.multipliedBy(20));
        assertThat(fleet.desired()).isEqualTo(1);
        fleet.minutes(1);
        assertThat(fleet.desired()).isEqualTo(1);
        fleet.minutes(1);
        assertThat(fleet.desired()).isEqualTo(2);
    }

    @Test
    void sessionsOnInstancesBeingScaledInNeedNoPlaceElsewhere() {
        fleet.range(0, 3, 2);
        fleet.startsAll();
        fleet.session();
        fleet.session();
        fleet.range(0, 3, 1);
        fleet.bed().sweepAfter(ScaledFleet.MINUTE);
        fleet.bed().sweepAfter(ScaledFleet.MINUTE);
        assertThat(fleet.living()).anyMatch(instance -> instance.status() == InstanceStatus.DRAINING);

        fleet.put("most", new TargetBased(1));
        fleet.minutes(4);

        assertThat(fleet.told(EventCode.FLEET_SCALING_EVENT).getFirst()).contains("1 of 1 sessions in use");
    }

    @Test
    void whatPoliciesLeaveBehindGoesWithTheirFleet() {
        fleet.put("spare", HALF_FREE);
        fleet.bed().engine().fleetDeletion().delete(fleet.id(), "test");
        fleet.minutes(2);
        fleet.host()
                .exits(fleet.running().getFirst(), EndReason.ENDED_BY_GAME, 0)
                .reports();
        fleet.minutes(3);

        assertThat(fleet.bed().engine().scaling().list(null, 0, 10).total()).isZero();
    }

    private static RuleBased grow(int minutes) {
        return new RuleBased(
                new Condition(Metric.AVAILABLE_GAME_SERVER_SESSIONS, Comparison.LESS, 1, minutes),
                new Adjustment(AdjustmentType.CHANGE_IN_CAPACITY, 1));
    }
}
