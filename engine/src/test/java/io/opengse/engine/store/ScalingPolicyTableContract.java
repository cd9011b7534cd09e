package io.opengse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.scaling.Adjustment;
import io.opengse.engine.scaling.AdjustmentType;
import io.opengse.engine.scaling.Comparison;
import io.opengse.engine.scaling.Condition;
import io.opengse.engine.scaling.Metric;
import io.opengse.engine.scaling.PolicyRule;
import io.opengse.engine.scaling.ScalingPolicy;
import io.opengse.engine.scaling.ScalingPolicyTable;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of scaling policies. */
public interface ScalingPolicyTableContract extends StoreUnderTest {
    @Test
    default void policiesOfBothKindsComeBackAsTheyWerePut() {
        ScalingPolicy target = aPolicy("f", "t", NOON);
        ScalingPolicy rule = aRule("f", "r", NOON.plusSeconds(1));
        putAll(rule, target);

        assertThat(one(ScalingPolicyTable.class, rows -> rows.find(fleet("f"), "r")))
                .contains(rule);
        assertThat(many(ScalingPolicyTable.class, rows -> rows.of(fleet("f")))).containsExactly(target, rule);
        assertThat(one(ScalingPolicyTable.class, rows -> rows.find(fleet("g"), "r")))
                .isEmpty();
    }

    @Test
    default void aPolicyIsReplacedByOneOfItsName() {
        putAll(aRule("f", "p", NOON));
        ScalingPolicy next = aPolicy("f", "p", NOON.plusSeconds(5));

        putAll(next);

        assertThat(many(ScalingPolicyTable.class, rows -> rows.of(fleet("f")))).containsExactly(next);
    }

    @Test
    default void policiesAreListedFleetByFleet() {
        putAll(aPolicy("g", "a", NOON), aPolicy("f", "z", NOON), aRule("f", "a", NOON.plusSeconds(1)));

        assertThat(named(null, 0, 10)).containsExactly("z", "a", "a");
        assertThat(named(null, 1, 1)).containsExactly("a");
        assertThat(named("g", 0, 10)).containsExactly("a");
        assertThat(named("g", 1, 10)).isEmpty();
        assertThat(count(ScalingPolicyTable.class, rows -> rows.count(null))).isEqualTo(3);
        assertThat(count(ScalingPolicyTable.class, rows -> rows.count(fleet("f"))))
                .isEqualTo(2);
    }

    @Test
    default void aPolicyIsRemovedOnce() {
        putAll(aPolicy("f", "p", NOON), aPolicy("f", "q", NOON));

        assertThat(done(ScalingPolicyTable.class, rows -> rows.remove(fleet("f"), "p")))
                .isTrue();
        assertThat(done(ScalingPolicyTable.class, rows -> rows.remove(fleet("f"), "p")))
                .isFalse();
        assertThat(named("f", 0, 10)).containsExactly("q");
    }

    private void putAll(ScalingPolicy... policies) {
        change(ScalingPolicyTable.class, rows -> List.of(policies).forEach(rows::put));
    }

    private List<String> named(String fleet, int offset, int limit) {
        return many(
                ScalingPolicyTable.class,
                rows -> rows.list(fleet == null ? null : fleet(fleet), offset, limit).stream()
                        .map(ScalingPolicy::name)
                        .toList());
    }

    private static FleetId fleet(String id) {
        return new FleetId(id);
    }

    private static ScalingPolicy aPolicy(String fleet, String name, Instant created) {
        return new ScalingPolicy(fleet(fleet), name, new PolicyRule.TargetBased(30), null, created);
    }

    private static ScalingPolicy aRule(String fleet, String name, Instant created) {
        Condition condition = new Condition(Metric.PERCENT_IDLE_INSTANCES, Comparison.LESS_OR_EQUAL, 12.5, 3);
        Adjustment adjustment = new Adjustment(AdjustmentType.PERCENT_CHANGE_IN_CAPACITY, -30);
        return new ScalingPolicy(
                fleet(fleet), name, new PolicyRule.RuleBased(condition, adjustment), NOON.minusSeconds(60), created);
    }
}
