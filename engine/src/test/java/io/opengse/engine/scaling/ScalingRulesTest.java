package io.opengse.engine.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.engine.scaling.PolicyRule.RuleBased;
import io.opengse.engine.scaling.PolicyRule.TargetBased;
import io.opengse.engine.scaling.ScalingDecision.Scale;
import io.opengse.engine.scaling.ScalingDecision.Stay;
import io.opengse.engine.scaling.ScalingRules.Inputs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingRulesTest {
    private static final FleetId FLEET = new FleetId("fleet-a");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final PolicyRule HALF_FREE = new TargetBased(50);

    /** The best-practice guide: one process per instance, range 0 to 3, half of the sessions free. */
    @ParameterizedTest
    @CsvSource({"1, 1, 2", "2, 2, 3", "2, 0, 1", "3, 1, 2"})
    void theGuidesExampleScalesOutAndIn(int instances, int sessions, int desired) {
        assertThat(decide(capacity(0, 3, instances), counts(instances, 1, sessions), policy(HALF_FREE)))
                .isInstanceOfSatisfying(
                        Scale.class, scale -> assertThat(scale.desired()).isEqualTo(desired));
    }

    @ParameterizedTest
    @CsvSource({"1, 7", "2, 8", "2, 14"})
    void atTheTargetNothingHappens(int instances, int sessions) {
        ScalingDecision decision =
                decide(capacity(0, 9, instances), counts(instances, 10, sessions), policy(new TargetBased(30)));

        assertThat(decision).isInstanceOfSatisfying(Stay.class, stay -> {
            assertThat(stay.standing()).isEqualTo("satisfied");
            assertThat(stay.why()).contains(sessions + " of " + instances * 10 + " sessions in use");
        });
    }

    @Test
    void theBufferAloneNeverScalesToZeroAndARuleMay() {
        RuleBased none = rule(Metric.CURRENT_PLAYER_SESSIONS, Comparison.LESS, 1, 1, AdjustmentType.EXACT_CAPACITY, 0);

        assertThat(decide(capacity(0, 3, 1), counts(1, 1, 0), policy(HALF_FREE)))
                .isInstanceOf(Stay.class);
        assertThat(decide(capacity(0, 3, 1), counts(1, 1, 0), held(none, NOW))).isEqualTo(new Scale(0, why(none)));
    }

    @Test
    void everyResultStaysWithinMinimumAndMaximum() {
        RuleBased more = always(AdjustmentType.CHANGE_IN_CAPACITY, 9);
        RuleBased less = always(AdjustmentType.CHANGE_IN_CAPACITY, -9);

        assertThat(desired(capacity(2, 5, 3), more)).isEqualTo(5);
        assertThat(desired(capacity(2, 5, 3), less)).isEqualTo(2);
        assertThat(decide(capacity(2, 5, 5), counts(5, 1, 0), held(more, NOW)))
                .isInstanceOfSatisfying(Stay.class, stay -> {
                    assertThat(stay.standing()).isEqualTo("at the maximum 5");
                    assertThat(stay.why()).contains("14 instances").contains("UpdateFleetCapacity");
                });
        assertThat(decide(capacity(2, 5, 2), counts(2, 1, 0), held(less, NOW)))
                .isInstanceOfSatisfying(
                        Stay.class, stay -> assertThat(stay.standing()).isEqualTo("at the minimum 2"));
    }

    @Test
    void theLargestWishCounts() {
        RuleBased less = always(AdjustmentType.CHANGE_IN_CAPACITY, -1);
        RuleBased more = always(AdjustmentType.CHANGE_IN_CAPACITY, 2);

        assertThat(decide(capacity(0, 9, 3), counts(3, 1, 3), held(less, NOW), held("b", more, NOW)))
                .isInstanceOfSatisfying(
                        Scale.class, scale -> assertThat(scale.desired()).isEqualTo(5));
    }

    @Test
    void noRuleScalesInWhatTheBufferNeeds() {
        RuleBased less = always(AdjustmentType.CHANGE_IN_CAPACITY, -1);

        assertThat(decide(capacity(0, 9, 2), counts(2, 1, 1), policy(HALF_FREE), held("b", less, NOW)))
                .isInstanceOfSatisfying(
                        Stay.class, stay -> assertThat(stay.standing()).isEqualTo("satisfied"));
    }

    @Test
    void afterAChangeTheCooldownPassesFirst() {
        FleetCapacity changed = capacity(0, 9, 1, NOW.minus(Duration.ofMinutes(9)));
        FleetCapacity cooled = capacity(0, 9, 1, NOW.minus(Duration.ofMinutes(10)));

        assertThat(decide(changed, counts(1, 1, 1), policy(HALF_FREE))).isInstanceOfSatisfying(Stay.class, stay -> {
            assertThat(stay.standing()).isEqualTo("cooldown until 2026-03-01T12:01:00Z");
            assertThat(stay.why()).contains("2 instances").contains("10 minutes");
        });
        assertThat(decide(cooled, counts(1, 1, 1), policy(HALF_FREE))).isInstanceOf(Scale.class);
    }

    @Test
    void withoutAPolicyTheDesiredInstancesRule() {
        assertThat(decide(capacity(0, 9, 1), counts(1, 1, 1)))
                .isInstanceOfSatisfying(
                        Stay.class, stay -> assertThat(stay.standing()).isEqualTo("no policy"));
    }

    @Test
    void aConditionMustHoldAtSoManyEvaluationsInARow() {
        RuleBased rule = rule(Metric.ACTIVE_INSTANCES, Comparison.GREATER, 0, 3, AdjustmentType.EXACT_CAPACITY, 5);
        Instant minuteAgo = NOW.minus(Duration.ofMinutes(1));
        Instant twoMinutesAgo = NOW.minus(Duration.ofMinutes(2));

        assertThat(decide(capacity(0, 9, 1), counts(1, 1, 0), held(rule, minuteAgo)))
                .isInstanceOf(Stay.class);
        assertThat(decide(capacity(0, 9, 1), counts(1, 1, 0), held(rule, twoMinutesAgo)))
                .isInstanceOf(Scale.class);
    }

    @Test
    void aConditionIsRememberedFromItsFirstEvaluationOn() {
        RuleBased rule = rule(Metric.ACTIVE_INSTANCES, Comparison.GREATER, 2, 3, AdjustmentType.EXACT_CAPACITY, 5);
        Instant minuteAgo = NOW.minus(Duration.ofMinutes(1));

        assertThat(heldSince(counts(3, 1, 0), held(rule, null), minuteAgo)).isEqualTo(NOW);
        assertThat(heldSince(counts(3, 1, 0), held(rule, minuteAgo), minuteAgo)).isEqualTo(minuteAgo);
        assertThat(heldSince(counts(2, 1, 0), held(rule, minuteAgo), minuteAgo)).isNull();
    }

    @Test
    void minutesThatNobodyLookedAtDoNotCount() {
        RuleBased rule = rule(Metric.ACTIVE_INSTANCES, Comparison.GREATER, 2, 3, AdjustmentType.EXACT_CAPACITY, 5);
        Instant longAgo = NOW.minus(Duration.ofMinutes(30));

        assertThat(heldSince(counts(3, 1, 0), held(rule, longAgo), NOW.minus(Duration.ofMinutes(2))))
                .isEqualTo(longAgo);
        assertThat(heldSince(counts(3, 1, 0), held(rule, longAgo), NOW.minus(Duration.ofSeconds(121))))
                .isEqualTo(NOW);
        assertThat(heldSince(counts(3, 1, 0), held(rule, longAgo), null)).isEqualTo(NOW);
    }

    @Test
    void aPercentageOfNothingHoldsNoCondition() {
        RuleBased rule = rule(
                Metric.PERCENT_AVAILABLE_GAME_SERVER_SESSIONS,
                Comparison.LESS_OR_EQUAL,
                100,
                1,
                AdjustmentType.CHANGE_IN_CAPACITY,
                1);

        assertThat(heldSince(counts(0, 1, 0), held(rule, NOW), NOW)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "GREATER, 9, false", "GREATER, 10, false", "GREATER, 11, true",
        "GREATER_OR_EQUAL, 9, false", "GREATER_OR_EQUAL, 10, true", "GREATER_OR_EQUAL, 11, true",
        "LESS, 9, true", "LESS, 10, false", "LESS, 11, false",
        "LESS_OR_EQUAL, 9, true", "LESS_OR_EQUAL, 10, true", "LESS_OR_EQUAL, 11, false",
    })
    void aComparisonHoldsAsItsSignSays(Comparison comparison, double value, boolean holds) {
        assertThat(comparison.holds(value, 10)).isEqualTo(holds);
    }

    /** The guides' rules, taken to the letter (A22): strange economics, but theirs. */
    @Test
    void theGuidesRulesDoWhatTheySay() {
        RuleBased manyFree = rule(
                Metric.AVAILABLE_GAME_SERVER_SESSIONS,
                Comparison.GREATER_OR_EQUAL,
                10,
                1,
                AdjustmentType.CHANGE_IN_CAPACITY,
                1);
        RuleBased halfFree = rule(
                Metric.PERCENT_AVAILABLE_GAME_SERVER_SESSIONS,
                Comparison.LESS,
                50,
                1,
                AdjustmentType.PERCENT_CHANGE_IN_CAPACITY,
                -30);
        RuleBased customLow = rule(
                Metric.PERCENT_AVAILABLE_CUSTOM_COUNT, Comparison.LESS, 15, 1, AdjustmentType.CHANGE_IN_CAPACITY, 1);

        assertThat(evaluated(capacity(0, 20, 10), counts(10, 1, 0), manyFree)).isEqualTo(11);
        assertThat(evaluated(capacity(0, 20, 10), counts(10, 1, 6), halfFree)).isEqualTo(7);
        assertThat(evaluated(capacity(0, 20, 10), new FleetCounts(10, 1, 0, 0, 86, 100), customLow))
                .isEqualTo(11);
        assertThat(evaluated(capacity(0, 20, 10), new FleetCounts(10, 1, 0, 0, 85, 100), customLow))
                .isEqualTo(10);
    }

    @Test
    void aDecisionSaysWhatItWasMadeOf() {
        ScalingDecision decision = decide(capacity(0, 9, 1), counts(1, 10, 8), policy(new TargetBased(30)));

        assertThat(decision.why())
                .contains("policy \"a\"")
                .contains("30 %")
                .contains("8 of 10 sessions in use")
                .contains("2 instances");
    }

    /** What is desired after one evaluation at which the condition is looked at for the first time. */
    private static int evaluated(FleetCapacity capacity, FleetCounts counts, RuleBased rule) {
        Inputs inputs = inputs(capacity, counts, held(rule, null));
        Inputs observed =
                new Inputs(capacity, ScalingRules.observed(inputs, NOW), counts, CustomCountMeaning.FREE, NOW);
        return switch (ScalingRules.decide(observed, NOW)) {
            case Scale scale -> scale.desired();
            case Stay _ -> capacity.desired();
        };
    }

    private static int desired(FleetCapacity capacity, RuleBased rule) {
        return evaluated(capacity, counts(capacity.desired(), 1, 0), rule);
    }

    private static ScalingDecision decide(FleetCapacity capacity, FleetCounts counts, ScalingPolicy... policies) {
        return ScalingRules.decide(inputs(capacity, counts, policies), NOW);
    }

    private static @Nullable Instant heldSince(
            FleetCounts counts, ScalingPolicy policy, @Nullable Instant lastEvaluated) {
        Inputs inputs = new Inputs(capacity(0, 9, 1), List.of(policy), counts, CustomCountMeaning.FREE, lastEvaluated);
        return ScalingRules.observed(inputs, NOW).getFirst().heldSince();
    }

    private static Inputs inputs(FleetCapacity capacity, FleetCounts counts, ScalingPolicy... policies) {
        return new Inputs(capacity, List.of(policies), counts, CustomCountMeaning.FREE, NOW);
    }

    private static String why(RuleBased rule) {
        return "policy \"a\" does " + rule.adjustment().words() + " when "
                + rule.condition().words()
                + ": it is 0 (1 instance with 1 process each, 0 of 1 sessions in use, 0 players)";
    }

    private static RuleBased always(AdjustmentType type, int amount) {
        return rule(Metric.CURRENT_PLAYER_SESSIONS, Comparison.GREATER_OR_EQUAL, 0, 1, type, amount);
    }

    private static RuleBased rule(
            Metric metric, Comparison comparison, double threshold, int minutes, AdjustmentType type, int amount) {
        return new RuleBased(new Condition(metric, comparison, threshold, minutes), new Adjustment(type, amount));
    }

    private static ScalingPolicy policy(PolicyRule rule) {
        return new ScalingPolicy(FLEET, "a", rule, null, NOW);
    }

    private static ScalingPolicy held(RuleBased rule, @Nullable Instant since) {
        return held("a", rule, since);
    }

    private static ScalingPolicy held(String name, RuleBased rule, @Nullable Instant since) {
        return new ScalingPolicy(FLEET, name, rule, since, NOW);
    }

    private static FleetCounts counts(int instances, int processes, int sessions) {
        return new FleetCounts(instances, processes, sessions, 0, 0, 0);
    }

    private static FleetCapacity capacity(int minimum, int maximum, int desired) {
        return capacity(minimum, maximum, desired, null);
    }

    private static FleetCapacity capacity(int minimum, int maximum, int desired, @Nullable Instant scaledAt) {
        return new FleetCapacity(FLEET, minimum, maximum, desired, Duration.ofMinutes(10), true, scaledAt, 1);
    }
}
