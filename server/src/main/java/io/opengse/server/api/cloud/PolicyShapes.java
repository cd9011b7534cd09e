package io.opengse.server.api.cloud;

import io.opengse.engine.scaling.Condition;
import io.opengse.engine.scaling.PolicyRule;
import io.opengse.engine.scaling.PolicyRule.RuleBased;
import io.opengse.engine.scaling.PolicyRule.TargetBased;
import io.opengse.engine.scaling.Scaling;
import io.opengse.engine.scaling.ScalingPolicy;
import io.opengse.server.api.declaration.Shape;
import java.util.Optional;
import java.util.function.Function;

/** How scaling policies look in answers: their numbers are texts there. */
final class PolicyShapes {
    private static final Shape<ScalingPolicy> POLICY = Shape.<ScalingPolicy>named("ScalingPolicy")
            .text("FleetId", "the fleet", policy -> policy.fleet().value())
            .text("Name", "its name", ScalingPolicy::name)
            .text("Status", "always ACTIVE", _ -> "ACTIVE")
            .text(
                    "ScalingAdjustment",
                    "what it does, a number",
                    rule(based -> Integer.toString(based.adjustment().amount())))
            .text(
                    "ScalingAdjustmentType",
                    "what that number means",
                    rule(based -> based.adjustment().type().wireName()))
            .text(
                    "ComparisonOperator",
                    "how metric and threshold are compared",
                    rule(based -> based.condition().comparison().sign()))
            .text(
                    "Threshold",
                    "a number",
                    rule(based -> Condition.plain(based.condition().threshold())))
            .text(
                    "EvaluationPeriods",
                    "minutes, a number",
                    rule(based -> Integer.toString(based.condition().minutes())))
            .text("MetricName", "what it looks at", policy -> metric(policy.rule()))
            .text("PolicyType", "TargetBased or RuleBased", policy -> type(policy.rule()))
            .objectIfAny(
                    "TargetConfiguration",
                    "the session buffer; null for a rule based policy",
                    ScalingParameters.TARGET_SHAPE,
                    policy -> target(policy.rule()));

    static final Shape<Scaling.Page> POLICIES = Shape.<Scaling.Page>named("")
            .list("ScalingPolicies", "in the order of creation", POLICY, Scaling.Page::policies)
            .whole("TotalCount", "how many there are", Scaling.Page::total);

    private PolicyShapes() {}

    /** Empty for a target based policy. */
    private static Shape.Reading<ScalingPolicy> rule(Function<RuleBased, String> reading) {
        return policy -> policy.rule() instanceof RuleBased based ? reading.apply(based) : "";
    }

    private static String metric(PolicyRule rule) {
        return switch (rule) {
            case TargetBased _ -> PolicyActions.TARGET_METRIC;
            case RuleBased based -> based.condition().metric().wireName();
        };
    }

    private static String type(PolicyRule rule) {
        return switch (rule) {
            case TargetBased _ -> "TargetBased";
            case RuleBased _ -> "RuleBased";
        };
    }

    private static Optional<Integer> target(PolicyRule rule) {
        return switch (rule) {
            case TargetBased target -> Optional.of(target.percent());
            case RuleBased _ -> Optional.empty();
        };
    }
}
