package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Usage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "put",
        description =
                "Creates a scaling policy or replaces it: --buffer keeps a share of all sessions free; --when, --for"
                        + " and --do change the number of instances while something holds.",
        footer = {
            "",
            "Metrics: CurrentPlayerSessions, AvailableGameServerSessions, PercentAvailableGameServerSessions,"
                    + " AvailableCustomCount, PercentAvailableCustomCount, ActiveInstances, IdleInstances,"
                    + " PercentIdleInstances.",
            "",
            "For example:  gse scaling put arena --buffer 30",
            "              gse scaling put arena --name shrink --when \"IdleInstances >= 2\" --for 10 --do -1"
        })
final class ScalingPut implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "FLEET", description = "Its id or name.")
    private String fleet = "";

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "", description = "The policy's name.")
    private String name = "";

    @Option(names = "--buffer", paramLabel = "PERCENT", description = "Keep 1 to 99 percent of all sessions free.")
    private @Nullable Integer buffer;

    @Option(names = "--when", paramLabel = "CONDITION", defaultValue = "", description = "\"METRIC OPERATOR NUMBER\".")
    private String condition = "";

    @Option(names = "--for", paramLabel = "MINUTES", defaultValue = "1", description = "It must hold so long.")
    private int minutes = 1;

    @Option(names = "--do", paramLabel = "CHANGE", defaultValue = "", description = "+2, -1, =5, +20%% or -10%%.")
    private String adjustment = "";

    ScalingPut(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        boolean rule = !condition.isEmpty() && !adjustment.isEmpty();
        boolean halfRule = condition.isEmpty() != adjustment.isEmpty();
        if (halfRule || rule == (buffer != null)) {
            throw new Usage(
                    "say what the policy does: either --buffer, or --when together with --do",
                    "for example: --buffer 30, or --when \"IdleInstances >= 2\" --for 10 --do -1");
        }
        ObjectNode policy = CloudApi.parameters();
        if (!name.isEmpty()) {
            policy.put("Name", name);
        }
        if (rule) {
            policy.put("PolicyType", "RuleBased").put("EvaluationPeriods", minutes);
            RuleWords.condition(policy, condition);
            RuleWords.adjustment(policy, adjustment);
        } else {
            policy.put("PolicyType", "TargetBased");
            Numbers.put(policy.putObject("TargetConfiguration"), "TargetValue", buffer);
        }
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode found = Known.fleet(api, fleet);
            JsonNode answer = api.call("PutScalingPolicy", policy.put("FleetId", Answers.text(found, "FleetId")));
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                surroundings
                        .console()
                        .say("put policy " + Answers.text(answer, "Name") + " of " + Answers.text(found, "Name"));
            }
        }
    }
}
