package io.opengse.server.sql;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.scaling.Adjustment;
import io.opengse.engine.scaling.AdjustmentType;
import io.opengse.engine.scaling.Comparison;
import io.opengse.engine.scaling.Condition;
import io.opengse.engine.scaling.Metric;
import io.opengse.engine.scaling.PolicyRule;
import io.opengse.engine.scaling.PolicyRule.RuleBased;
import io.opengse.engine.scaling.PolicyRule.TargetBased;
import io.opengse.engine.scaling.ScalingPolicy;
import io.opengse.engine.scaling.ScalingPolicyTable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table scaling_policy. */
final class SqlScalingPolicies implements ScalingPolicyTable {
    private static final String SELECT = """
            select fleet_id, name, target_percent, metric, comparison, threshold, minutes, adjustment_type, adjustment,
                   held_since, created_at
            from scaling_policy
            """;

    private final Statements statements;

    SqlScalingPolicies(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<ScalingPolicy> find(FleetId fleet, String name) {
        return statements.first(
                SELECT + "where fleet_id = ? and name = ?", SqlScalingPolicies::policy, fleet.value(), name);
    }

    @Override
    public List<ScalingPolicy> of(FleetId fleet) {
        return statements.list(
                SELECT + "where fleet_id = ? order by created_at, name", SqlScalingPolicies::policy, fleet.value());
    }

    @Override
    public List<ScalingPolicy> list(@Nullable FleetId fleet, int offset, int limit) {
        String condition = fleet == null ? "" : "where fleet_id = ? ";
        Arguments arguments = fleet == null ? Arguments.of() : Arguments.of(fleet.value());
        return statements.list(
                SELECT + condition + "order by fleet_id, created_at, name limit ? offset ?",
                SqlScalingPolicies::policy,
                arguments.and(limit, offset));
    }

    @Override
    public int count(@Nullable FleetId fleet) {
        return fleet == null
                ? statements.integer("select count(*) from scaling_policy")
                : statements.integer("select count(*) from scaling_policy where fleet_id = ?", fleet.value());
    }

    @Override
    public void put(ScalingPolicy policy) {
        statements.change(
                """
                insert into scaling_policy (fleet_id, name, target_percent, metric, comparison, threshold, minutes,
                    adjustment_type, adjustment, held_since, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (fleet_id, name) do update set target_percent = excluded.target_percent,
                    metric = excluded.metric, comparison = excluded.comparison, threshold = excluded.threshold,
                    minutes = excluded.minutes, adjustment_type = excluded.adjustment_type,
                    adjustment = excluded.adjustment, held_since = excluded.held_since,
                    created_at = excluded.created_at
                """,
                Arguments.of(policy.fleet().value(), policy.name())
                        .and(rule(policy.rule()))
                        .and(policy.heldSince(), policy.createdAt()));
    }

    @Override
    public boolean remove(FleetId fleet, String name) {
        return statements.change("delete from scaling_policy where fleet_id = ? and name = ?", fleet.value(), name) > 0;
    }

    private static Arguments rule(PolicyRule rule) {
        return switch (rule) {
            case TargetBased(int percent) -> Arguments.of(percent, null, null, null, null, null, null);
            case RuleBased(Condition condition, Adjustment adjustment) ->
                Arguments.of(
                        null,
                        condition.metric(),
                        condition.comparison(),
                        Double.toString(condition.threshold()),
                        condition.minutes(),
                        adjustment.type(),
                        adjustment.amount());
        };
    }

    private static ScalingPolicy policy(Row row) {
        return new ScalingPolicy(new FleetId(row.text()), row.text(), rule(row), row.instantOrNull(), row.instant());
    }

    /** Every column is read, so that the next one is the right one. */
    private static PolicyRule rule(Row row) {
        Integer percent = row.integerOrNull();
        Metric metric = row.wordOrNull(Metric.class);
        Comparison comparison = row.wordOrNull(Comparison.class);
        String threshold = row.textOrNull();
        Integer minutes = row.integerOrNull();
        AdjustmentType type = row.wordOrNull(AdjustmentType.class);
        Integer amount = row.integerOrNull();
        if (percent != null) {
            return new TargetBased(percent);
        }
        if (metric == null
                || comparison == null
                || threshold == null
                || minutes == null
                || type == null
                || amount == null) {
            throw new IllegalStateException("a row of scaling_policy is neither target nor rule based");
        }
        Condition condition = new Condition(metric, comparison, Double.parseDouble(threshold), minutes);
        return new RuleBased(condition, new Adjustment(type, amount));
    }
}
