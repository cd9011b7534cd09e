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
        description = "Makes a timer that changes a fleet's scaling settings, or changes the timer of --id.",
        footer = {
            "",
            "For example:  gse scaling timer put arena --name evening --weekly fri,sat --from 2026-11-27T18:00:00Z --min 4",
            "              gse scaling timer put arena --name night --daily --from 2026-11-27T02:00:00Z --min 0"
        })
final class TimerPut implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Mixin
    private final TimerOptions when = new TimerOptions();

    @Parameters(index = "0", paramLabel = "FLEET", description = "Its id or name.")
    private String fleet = "";

    @Option(names = "--id", paramLabel = "TIMER", defaultValue = "", description = "Change this timer.")
    private String id = "";

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "", description = "What it is called.")
    private String name = "";

    @Option(names = "--desired", paramLabel = "N", description = "So many instances.")
    private @Nullable Integer desired;

    @Option(names = "--min", paramLabel = "N", description = "Never fewer.")
    private @Nullable Integer minimum;

    @Option(names = "--max", paramLabel = "N", description = "Never more.")
    private @Nullable Integer maximum;

    @Option(names = "--cooldown", paramLabel = "MINUTES", description = "Time between two changes, 3 to 30 minutes.")
    private @Nullable Integer cooldown;

    @Option(names = "--buffer", paramLabel = "PERCENT", description = "Scale automatically, so many percent free.")
    private @Nullable Integer buffer;

    @Option(names = "--manual", description = "Keep scaling policies from acting from then on.")
    private boolean manual;

    @Option(names = "--automatic", description = "Let scaling policies act from then on.")
    private boolean automatic;

    @Option(names = "--stopped", description = "Keep the timer, but do not let it fire.")
    private boolean stopped;

    TimerPut(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (manual && (automatic || buffer != null)) {
            throw new Usage("--manual excludes --automatic and --buffer", "give one of them");
        }
        ObjectNode timer = CloudApi.parameters();
        if (!id.isEmpty()) {
            timer.put("TimerId", id);
        }
        if (!name.isEmpty()) {
            timer.put("TimerName", name);
        }
        timer.put("TimerStatus", stopped ? 3 : 0);
        if (id.isEmpty() || when.given()) {
            timer.set("TimerConfiguration", when.configuration());
        }
        ObjectNode capacity = capacity();
        if (id.isEmpty() && capacity.isEmpty()) {
            throw new Usage(
                    "say what the timer changes", "one or more of --desired, --min, --max, --buffer, --manual …");
        }
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode found = Known.fleet(api, fleet);
            if (!capacity.isEmpty()) {
                timer.set("TimerFleetCapacity", capacity.put("FleetId", Answers.text(found, "FleetId")));
            }
            ObjectNode question = CloudApi.parameters();
            question.set("TimerScalingPolicy", timer);
            JsonNode answer = api.call("PutTimerScalingPolicy", question);
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                surroundings
                        .console()
                        .say("put timer " + (id.isEmpty() ? name : id) + "; gse scaling timer list shows it");
            }
        }
    }

    private ObjectNode capacity() {
        ObjectNode capacity = CloudApi.parameters();
        Numbers.put(capacity, "DesiredInstances", desired);
        Numbers.put(capacity, "MinSize", minimum);
        Numbers.put(capacity, "MaxSize", maximum);
        Numbers.put(capacity, "ScalingInterval", cooldown);
        if (buffer != null) {
            capacity.putObject("TargetConfiguration").put("TargetValue", buffer);
        }
        if (manual || automatic || buffer != null) {
            capacity.put("ScalingType", manual ? 1 : 2);
        }
        return capacity;
    }
}
