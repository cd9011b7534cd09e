package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.scaling.Adjustment;
import io.opengse.engine.scaling.AdjustmentType;
import io.opengse.engine.scaling.Comparison;
import io.opengse.engine.scaling.Condition;
import io.opengse.engine.scaling.Metric;
import io.opengse.engine.scaling.PolicyLimits;
import io.opengse.engine.scaling.PolicyRule;
import io.opengse.engine.scaling.ScalingPolicy;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Decimal;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Nothing;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The actions on scaling policies. */
public final class PolicyActions {
    static final String TARGET_METRIC = "PercentAvailableGameSessions";

    private static final Parameter<String> NAME = Parameter.selector(
            "Name",
            Kind.text(1, PolicyLimits.LONGEST_NAME),
            "Which policy; a target based one may leave it out.",
            "spare");
    private static final Parameter<String> NAME_OR_ALL = Parameter.selector(
            "Name",
            Kind.text(1, PolicyLimits.LONGEST_NAME),
            "Which policy; left out, all policies of the fleet.",
            "spare");
    private static final Parameter<Long> ADJUSTMENT = Parameter.of(
            "ScalingAdjustment",
            Kind.whole(-PolicyLimits.MOST_INSTANCES, PolicyLimits.MOST_INSTANCES),
            "Instances, or -99 to 99 percent; negative for fewer.",
            "1");
    private static final Parameter<AdjustmentType> ADJUSTMENT_TYPE = Parameter.of(
            "ScalingAdjustmentType",
            Kind.choice(AdjustmentType.class, AdjustmentType::wireName),
            "What ScalingAdjustment means: so many more, exactly so many, so many percent more. Percentages are rounded"
                    + " away from zero.",
            "ChangeInCapacity");
    private static final Parameter<Double> THRESHOLD = Parameter.of(
            "Threshold", new Decimal(0, 1e9), "What the metric is compared with; at most 100 for percentages.", "5");
    private static final Parameter<Comparison> COMPARISON = Parameter.of(
            "ComparisonOperator",
            Kind.choice(Comparison.class, Comparison::sign),
            "The rule acts when METRIC OPERATOR THRESHOLD holds.",
            "<");
    private static final Parameter<Long> PERIODS = Parameter.of(
            "EvaluationPeriods",
            Kind.whole(1, PolicyLimits.MOST_MINUTES),
            "At so many evaluations in a row, one a minute, it must hold.",
            "3");
    private static final Parameter<Metric> METRIC = Parameter.selector(
            "MetricName",
            new Kind.Choice<>(metrics()),
            "What is looked at. A target based policy has the last one or PercentAvailableGameServerSessions.",
            Metric.AVAILABLE_GAME_SERVER_SESSIONS.wireName());
    private static final Parameter<Boolean> IS_TARGET = Parameter.selector(
            "PolicyType",
            new Kind.Choice<>(new TreeMap<>(Map.of("RuleBased", false, "TargetBased", true))),
            "TargetBased keeps a share of all sessions free, one such policy per fleet; RuleBased does an adjustment"
                    + " while a condition holds. Left out, it follows from TargetConfiguration.",
            "RuleBased");
    private static final Parameter<Arguments> TARGET =
            Parameter.of("TargetConfiguration", ScalingParameters.TARGET, "Of a target based policy alone.", "");
    private static final Parameter<String> STATUS = Parameter.selector(
            "StatusFilter", new Kind.Choice<>(Map.of("ACTIVE", "ACTIVE")), "Only these; all are ACTIVE.", "ACTIVE");

    private static final Shape<ScalingPolicy> PUT =
            Shape.<ScalingPolicy>named("").text("Name", "the policy's name", ScalingPolicy::name);

    private final Engine engine;

    public PolicyActions(Engine engine) {
        this.engine = engine;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                new Action<>(
                        "PutScalingPolicy",
                        "Creates a scaling policy, or replaces the one of its name. It takes effect at once if the fleet"
                                + " is ACTIVE and scales automatically.",
                        List.of(
                                Selectors.FLEET_ID.asRequired(),
                                NAME,
                                ADJUSTMENT,
                                ADJUSTMENT_TYPE,
                                THRESHOLD,
                                COMPARISON,
                                PERIODS,
                                METRIC,
                                IS_TARGET,
                                TARGET),
                        PUT,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.LIMIT_EXCEEDED, ErrorCode.RESOURCE_UNAVAILABLE),
                        this::put),
                new Action<>(
                        "DeleteScalingPolicy",
                        "Deletes one scaling policy, or all of a fleet.",
                        List.of(Selectors.FLEET_ID.asRequired(), NAME_OR_ALL),
                        Nothing.SHAPE,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND),
                        this::delete),
                new Action<>(
                        "DescribeScalingPolicies",
                        "Lists scaling policies, of one fleet or of all.",
                        List.of(Selectors.FLEET_ID, STATUS, ScalingParameters.OFFSET, ScalingParameters.LIMIT),
                        PolicyShapes.POLICIES,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND),
                        (arguments, _) -> engine.scaling()
                                .list(
                                        arguments
                                                .find(Selectors.FLEET_ID)
                                                .map(FleetId::new)
                                                .orElse(null),
                                        ScalingParameters.offset(arguments),
                                        ScalingParameters.limit(arguments))));
    }

    private ScalingPolicy put(Arguments arguments, Caller caller) {
        boolean target = arguments.get(IS_TARGET, arguments.find(TARGET).isPresent());
        if (!target && arguments.find(NAME).isEmpty()) {
            throw ApiProblem.missing("Name is missing: a rule based policy is known by it");
        }
        PolicyRule rule = target ? targetBased(arguments) : ruleBased(arguments);
        String name = arguments.find(NAME).orElse(null);
        return engine.scaling().put(new FleetId(arguments.get(Selectors.FLEET_ID)), name, rule, caller.actor());
    }

    private Nothing delete(Arguments arguments, Caller caller) {
        FleetId fleet = new FleetId(arguments.get(Selectors.FLEET_ID));
        engine.scaling().delete(fleet, arguments.find(NAME_OR_ALL).orElse(null), caller.actor());
        return Nothing.AT_ALL;
    }

    private static PolicyRule targetBased(Arguments arguments) {
        Stream.of(ADJUSTMENT, ADJUSTMENT_TYPE, THRESHOLD, COMPARISON, PERIODS)
                .filter(parameter -> arguments.find(parameter).isPresent())
                .findFirst()
                .ifPresent(parameter -> {
                    throw ApiProblem.badValue(parameter.name()
                            + " belongs to a rule based policy: leave it out, or say PolicyType RuleBased");
                });
        Metric metric = arguments.get(METRIC, Metric.PERCENT_AVAILABLE_GAME_SERVER_SESSIONS);
        if (metric != Metric.PERCENT_AVAILABLE_GAME_SERVER_SESSIONS) {
            throw ApiProblem.badValue(
                    "MetricName of a target based policy must be " + TARGET_METRIC + ", not " + metric.wireName());
        }
        long percent = arguments
                .find(TARGET)
                .flatMap(given -> given.find(ScalingParameters.TARGET_VALUE))
                .orElseThrow(
                        () -> ApiProblem.missing(
                                "TargetConfiguration.TargetValue is missing: a target based policy keeps 1 to 99 percent free"));
        return new PolicyRule.TargetBased(Math.toIntExact(percent));
    }

    private static PolicyRule ruleBased(Arguments arguments) {
        if (arguments.find(TARGET).isPresent()) {
            throw ApiProblem.badValue(
                    "TargetConfiguration belongs to a target based policy: leave it out, or say PolicyType TargetBased");
        }
        List<String> missing = Stream.of(METRIC, COMPARISON, THRESHOLD, PERIODS, ADJUSTMENT, ADJUSTMENT_TYPE)
                .filter(parameter -> arguments.find(parameter).isEmpty())
                .<String>map(Parameter::name)
                .toList();
        if (!missing.isEmpty()) {
            throw ApiProblem.missing("a rule based policy needs " + String.join(", ", missing) + " as well");
        }
        Condition condition = new Condition(
                arguments.get(METRIC),
                arguments.get(COMPARISON),
                arguments.get(THRESHOLD),
                arguments.whole(PERIODS, 1));
        return new PolicyRule.RuleBased(
                condition, new Adjustment(arguments.get(ADJUSTMENT_TYPE), arguments.whole(ADJUSTMENT, 0)));
    }

    /** The target's own spelling leads to the metric it is. */
    private static Map<String, Metric> metrics() {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            metrics.put(metric.wireName(), metric);
        }
        metrics.put(TARGET_METRIC, Metric.PERCENT_AVAILABLE_GAME_SERVER_SESSIONS);
        return metrics;
    }
}
