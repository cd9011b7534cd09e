package io.opengse.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.console.Usage;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a rule as people write it, {@code --when "IdleInstances >= 2" --do -1}, into fields of PutScalingPolicy. */
final class RuleWords {
    private static final Pattern CONDITION =
            Pattern.compile("\\s*([A-Za-z]+)\\s*(>=|<=|>|<)\\s*([0-9]+(?:\\.[0-9]+)?)\\s*%?\\s*");
    private static final Pattern ADJUSTMENT = Pattern.compile("\\s*(=|\\+|-)?\\s*([0-9]{1,6})\\s*(%)?\\s*");

    private RuleWords() {}

    static void condition(ObjectNode policy, String words) {
        Matcher matcher = CONDITION.matcher(words);
        if (!matcher.matches()) {
            throw new Usage(
                    "--when \"" + words + "\" is no condition", "write METRIC OPERATOR NUMBER: \"IdleInstances >= 2\"");
        }
        policy.put("MetricName", matcher.group(1))
                .put("ComparisonOperator", matcher.group(2))
                .put("Threshold", new BigDecimal(matcher.group(3)));
    }

    static void adjustment(ObjectNode policy, String words) {
        Matcher matcher = ADJUSTMENT.matcher(words);
        if (!matcher.matches() || matcher.group(1) == null) {
            throw wrong(words);
        }
        int amount = Integer.parseInt(matcher.group(2));
        boolean percent = matcher.group(3) != null;
        boolean exact = matcher.group(1).equals("=");
        if (exact && percent) {
            throw wrong(words);
        }
        policy.put("ScalingAdjustment", matcher.group(1).equals("-") ? -amount : amount);
        String change = percent ? "PercentChangeInCapacity" : "ChangeInCapacity";
        policy.put("ScalingAdjustmentType", exact ? "ExactCapacity" : change);
    }

    private static Usage wrong(String words) {
        return new Usage(
                "--do \"" + words + "\" is no adjustment",
                "write +2 or -1 (instances), =5 (exactly so many), or +20% or -10%");
    }
}
