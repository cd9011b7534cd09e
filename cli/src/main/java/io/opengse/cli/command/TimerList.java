package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "list", description = "Lists the timers of a fleet, or of all.")
final class TimerList implements Runnable {
    private static final List<String> STATUS = List.of("-", "not yet", "effective", "stopped", "expired");
    private static final List<String> WEEKDAYS = List.of("?", "mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", arity = "0..1", paramLabel = "FLEET", defaultValue = "", description = "Its id or name.")
    private String fleet = "";

    TimerList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            ObjectNode question = CloudApi.parameters();
            if (!fleet.isEmpty()) {
                question.put("FleetId", Answers.text(Known.fleet(api, fleet), "FleetId"));
            }
            JsonNode found = Pages.all(api, "DescribeTimerScalingPolicies", question, "TimerScalingPolicies");
            if (options.answeredAsJson(surroundings.console(), found)) {
                return;
            }
            Table table = surroundings.console().table("TIMER", "NAME", "FLEET", "STATUS", "FIRES", "FROM", "SETS");
            for (JsonNode timer : found.path("TimerScalingPolicies")) {
                table.row(
                        Answers.cell(timer, "TimerId"),
                        Answers.cell(timer, "TimerName"),
                        Answers.cell(timer.path("TimerFleetCapacity"), "FleetId"),
                        STATUS.get(timer.path("TimerStatus").asInt(0) % STATUS.size()),
                        fires(timer.path("TimerConfiguration")),
                        Answers.cell(timer.path("TimerConfiguration"), "BeginTime"),
                        sets(timer.path("TimerFleetCapacity")));
            }
            table.print("no timers; make one: gse scaling timer put FLEET --daily --from TIME --min 2");
        }
    }

    private static String fires(JsonNode configuration) {
        JsonNode value = configuration.path("TimerValue");
        return switch (configuration.path("TimerType").asInt()) {
            case 1 -> "once";
            case 2 -> value.path("Day").asInt() <= 1 ? "daily" : "every " + Answers.text(value, "Day") + " days";
            case 3 -> "monthly " + Answers.text(value, "FromDay") + "-" + Answers.text(value, "ToDay");
            case 4 -> "weekly " + weekdays(value.path("WeekDays"));
            default -> "-";
        };
    }

    private static String weekdays(JsonNode days) {
        List<String> names = new ArrayList<>();
        days.forEach(day -> names.add(WEEKDAYS.get(day.asInt() % WEEKDAYS.size())));
        return String.join(",", names);
    }

    private static String sets(JsonNode capacity) {
        List<String> parts = new ArrayList<>();
        add(parts, "desired ", Answers.text(capacity, "DesiredInstances"), "");
        add(parts, "min ", Answers.text(capacity, "MinSize"), "");
        add(parts, "max ", Answers.text(capacity, "MaxSize"), "");
        add(parts, "cooldown ", Answers.text(capacity, "ScalingInterval"), "m");
        add(parts, "buffer ", Answers.text(capacity.path("TargetConfiguration"), "TargetValue"), "%");
        switch (capacity.path("ScalingType").asInt()) {
            case 1 -> parts.add("manual");
            case 2 -> parts.add("automatic");
            default -> {}
        }
        return parts.isEmpty() ? "-" : String.join(", ", parts);
    }

    private static void add(List<String> parts, String what, String value, String unit) {
        if (!value.isEmpty()) {
            parts.add(what + value + unit);
        }
    }
}
