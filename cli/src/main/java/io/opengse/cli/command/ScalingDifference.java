package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.fleetfile.Declaration;
import io.opengse.cli.fleetfile.Declaration.Policy;
import io.opengse.cli.fleetfile.Declaration.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has to change for a fleet's size and its scaling policies to be as its file declares them. */
final class ScalingDifference {
    private static final int PAGE = 100;

    private ScalingDifference() {}

    static List<Change> of(CloudApi api, String fleetId, Declaration declared) {
        List<Change> changes = new ArrayList<>();
        declared.capacity()
                .map(wanted -> sized(wanted, declared))
                .ifPresent(wanted -> capacity(api, fleetId, wanted, changes));
        declared.policies().ifPresent(wanted -> policies(api, fleetId, wanted, changes));
        return changes;
    }

    /** Where policies scale, the wanted size is theirs: a file that set it back each time would fight them. */
    private static Declaration.Capacity sized(Declaration.Capacity wanted, Declaration declared) {
        boolean scaled =
                declared.policies().filter(policies -> !policies.isEmpty()).isPresent();
        return scaled
                ? new Declaration.Capacity(wanted.minimum(), wanted.maximum(), null, wanted.cooldownMinutes())
                : wanted;
    }

    private static void capacity(CloudApi api, String fleetId, Declaration.Capacity wanted, List<Change> changes) {
        ObjectNode question = CloudApi.parameters();
        question.putArray("FleetIds").add(fleetId);
        JsonNode shown = api.call("DescribeFleetCapacity", question)
                .path("FleetCapacity")
                .path(0);
        JsonNode counts = shown.path("InstanceCounts");
        ObjectNode change = CloudApi.parameters().put("FleetId", fleetId);
        List<String> words = new ArrayList<>();
        differs("MinSize", counts.path("MiniNum"), wanted.minimum(), change, words);
        differs("MaxSize", counts.path("MaxiNum"), wanted.maximum(), change, words);
        differs("DesiredInstances", counts.path("Desired"), wanted.desired(), change, words);
        differs("ScalingInterval", shown.path("ScalingInterval"), wanted.cooldownMinutes(), change, words);
        if (!words.isEmpty()) {
            changes.add(new Change("~ Capacity: " + String.join(", ", words), "UpdateFleetCapacity", change));
        }
    }

    private static void differs(
            String field, JsonNode now, @Nullable Integer wanted, ObjectNode change, List<String> words) {
        if (wanted != null && now.asInt(-1) != wanted) {
            change.put(field, wanted);
            words.add(field + " " + now.asText() + " → " + wanted);
        }
    }

    private static void policies(CloudApi api, String fleetId, List<Policy> wanted, List<Change> changes) {
        Map<String, JsonNode> now = new LinkedHashMap<>();
        api.call(
                        "DescribeScalingPolicies",
                        CloudApi.parameters().put("FleetId", fleetId).put("Limit", PAGE))
                .path("ScalingPolicies")
                .forEach(policy -> now.put(Answers.text(policy, "Name"), policy));
        for (Policy policy : wanted) {
            JsonNode shown = now.remove(policy.name());
            ObjectNode put = put(fleetId, policy);
            String line = (shown == null ? "+" : "~") + " scaling policy \"" + policy.name() + "\": " + words(policy);
            if (shown == null || !same(shown, put)) {
                changes.add(new Change(line, "PutScalingPolicy", put));
            }
        }
        now.keySet()
                .forEach(name -> changes.add(new Change(
                        "- scaling policy \"" + name + "\"",
                        "DeleteScalingPolicy",
                        CloudApi.parameters().put("FleetId", fleetId).put("Name", name))));
    }

    private static ObjectNode put(String fleetId, Policy policy) {
        ObjectNode json = CloudApi.parameters()
                .put("FleetId", fleetId)
                .put("Name", policy.name())
                .put("MetricName", policy.metric())
                .put("PolicyType", policy.rule() == null ? "TargetBased" : "RuleBased");
        Rule rule = policy.rule();
        if (rule == null) {
            json.putObject("TargetConfiguration").put("TargetValue", policy.target());
            return json;
        }
        return json.put("ComparisonOperator", rule.comparison())
                .put("Threshold", rule.threshold())
                .put("EvaluationPeriods", rule.minutes())
                .put("ScalingAdjustment", rule.adjustment())
                .put("ScalingAdjustmentType", rule.adjustmentType());
    }

    /** The API shows numbers of rules as texts; a metric has two spellings. */
    private static boolean same(JsonNode shown, ObjectNode put) {
        for (var field : put.properties()) {
            String now = field.getKey().equals("TargetConfiguration")
                    ? shown.at("/TargetConfiguration/TargetValue").asText()
                    : Answers.text(shown, field.getKey());
            String wanted = field.getKey().equals("TargetConfiguration")
                    ? field.getValue().path("TargetValue").asText()
                    : field.getValue().asText();
            if (!field.getKey().equals("FleetId") && !plain(now).equals(plain(wanted))) {
                return false;
            }
        }
        return true;
    }

    private static String plain(String text) {
        return text.equals("PercentAvailableGameSessions")
                ? "PercentAvailableGameServerSessions"
                : text.replaceFirst("^(-?\\d+)\\.0+$", "$1");
    }

    private static String words(Policy policy) {
        Rule rule = policy.rule();
        return rule == null
                ? policy.target() + " % of " + policy.metric()
                : "when " + policy.metric() + " " + rule.comparison() + " " + plain(String.valueOf(rule.threshold()))
                        + " for " + rule.minutes() + " minutes, " + rule.adjustmentType() + " " + rule.adjustment();
    }
}
