package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "list", description = "Lists the scaling policies of a fleet, or of all.")
final class ScalingList implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", arity = "0..1", paramLabel = "FLEET", defaultValue = "", description = "Its id or name.")
    private String fleet = "";

    ScalingList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            ObjectNode question = CloudApi.parameters();
            if (!fleet.isEmpty()) {
                question.put("FleetId", Answers.text(Known.fleet(api, fleet), "FleetId"));
            }
            JsonNode found = Pages.all(api, "DescribeScalingPolicies", question, "ScalingPolicies");
            if (options.answeredAsJson(surroundings.console(), found)) {
                return;
            }
            Table table = surroundings.console().table("FLEET", "NAME", "WHEN", "DOES");
            for (JsonNode policy : found.path("ScalingPolicies")) {
                table.row(Answers.cell(policy, "FleetId"), Answers.cell(policy, "Name"), when(policy), does(policy));
            }
            table.print("no scaling policies; make one: gse scaling put FLEET --buffer 30");
        }
    }

    private static String when(JsonNode policy) {
        if (isTarget(policy)) {
            return "always";
        }
        return Answers.text(policy, "MetricName") + " " + Answers.text(policy, "ComparisonOperator") + " "
                + Answers.text(policy, "Threshold") + " for " + Answers.text(policy, "EvaluationPeriods") + "m";
    }

    private static String does(JsonNode policy) {
        if (isTarget(policy)) {
            return "keeps " + policy.at("/TargetConfiguration/TargetValue").asText() + "% free";
        }
        String amount = Answers.text(policy, "ScalingAdjustment");
        String signed = amount.startsWith("-") ? amount : "+" + amount;
        return switch (Answers.text(policy, "ScalingAdjustmentType")) {
            case "ExactCapacity" -> "=" + amount;
            case "PercentChangeInCapacity" -> signed + "%";
            default -> signed;
        };
    }

    private static boolean isTarget(JsonNode policy) {
        return Answers.text(policy, "PolicyType").equals("TargetBased");
    }
}
