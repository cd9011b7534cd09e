package io.opengse.engine.scaling;

import io.opengse.engine.problem.Refused;
import io.opengse.engine.scaling.PolicyRule.RuleBased;
import io.opengse.engine.scaling.PolicyRule.TargetBased;
import java.util.ArrayList;
import java.util.List;

/** What a scaling policy may be. Every mistake is named, so that a caller mends all of them at once. Pure. */
public final class PolicyLimits {
    /** Longest condition, in minutes: a day. */
    public static final int MOST_MINUTES = 1440;

    /** Longest name. */
    public static final int LONGEST_NAME = 1024;

    /** Most instances an adjustment may speak of. */
    public static final int MOST_INSTANCES = 100_000;

    /** Most policies of one fleet. */
    static final int MOST_POLICIES = 100;

    private static final int MOST_PERCENT = 99;

    private PolicyLimits() {}

    /** @throws Refused (Invalid) naming every mistake */
    static void require(String name, PolicyRule rule) {
        List<String> mistakes = new ArrayList<>();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            mistakes.add("Name has " + name.length() + " characters, 1 to " + LONGEST_NAME + " are allowed");
        }
        switch (rule) {
            case TargetBased target -> percent(target.percent(), mistakes);
            case RuleBased based -> {
                check(based.condition(), mistakes);
                check(based.adjustment(), mistakes);
            }
        }
        refuseIfAny(mistakes);
    }

    static void percent(int percent, List<String> mistakes) {
        if (percent < 1 || percent > MOST_PERCENT) {
            mistakes.add("TargetConfiguration.TargetValue is " + percent + ", 1 to " + MOST_PERCENT
                    + " percent of free sessions are allowed");
        }
    }

    private static void check(Condition condition, List<String> mistakes) {
        double threshold = condition.threshold();
        if (!Double.isFinite(threshold) || threshold < 0) {
            mistakes.add("Threshold is " + threshold + ", a number from 0 on is allowed: no metric is ever below 0");
        } else if (condition.metric().isPercentage() && threshold > 100) {
            mistakes.add("Threshold is " + Condition.plain(threshold) + ", 0 to 100 are allowed for "
                    + condition.metric().wireName());
        }
        if (condition.minutes() < 1 || condition.minutes() > MOST_MINUTES) {
            mistakes.add(
                    "EvaluationPeriods is " + condition.minutes() + ", 1 to " + MOST_MINUTES + " minutes are allowed");
        }
    }

    private static void check(Adjustment adjustment, List<String> mistakes) {
        int amount = adjustment.amount();
        String given = "ScalingAdjustment is " + amount + ", ";
        switch (adjustment.type()) {
            case PERCENT_CHANGE_IN_CAPACITY -> {
                if (Math.abs(amount) > MOST_PERCENT) {
                    mistakes.add(given + "-99 to 99 are allowed for PercentChangeInCapacity");
                }
            }
            case EXACT_CAPACITY -> {
                if (amount < 0 || amount > MOST_INSTANCES) {
                    mistakes.add(given + "0 to " + MOST_INSTANCES + " are allowed for ExactCapacity");
                }
            }
            case CHANGE_IN_CAPACITY -> {
                if (Math.abs((long) amount) > MOST_INSTANCES) {
                    mistakes.add(given + "-" + MOST_INSTANCES + " to " + MOST_INSTANCES
                            + " are allowed for ChangeInCapacity");
                }
            }
        }
    }

    private static void refuseIfAny(List<String> mistakes) {
        if (!mistakes.isEmpty()) {
            throw Refused.invalid(String.join("; ", mistakes) + ".");
        }
    }
}
