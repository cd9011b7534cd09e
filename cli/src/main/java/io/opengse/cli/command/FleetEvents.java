package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "events", description = "Tells what happened to a fleet, oldest first, with links to logs.")
final class FleetEvents implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", arity = "0..1", paramLabel = "FLEET", defaultValue = "", description = "Its id or name.")
    private String fleet = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "So many of the newest, at most 100 (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    FleetEvents(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            String id = Answers.text(Known.fleetOrTheOnlyOne(api, fleet), "FleetId");
            JsonNode answer = api.call(
                    "DescribeFleetEvents",
                    CloudApi.parameters().put("FleetId", id).put("Limit", limit));
            if (options.answeredAsJson(surroundings.console(), answer)) {
                return;
            }
            List<JsonNode> events = new ArrayList<>();
            answer.path("Events").forEach(events::add);
            events.reversed().forEach(this::tell);
        }
    }

    private void tell(JsonNode event) {
        Console console = surroundings.console();
        String code = String.format(Locale.ROOT, "%-42s", Answers.text(event, "EventCode"));
        boolean bad = code.matches(".*(ERROR|FAILED|CRASHED|UNHEALTHY|TIMEOUT|INVALID|DOWN|NOT_FOUND).*");
        console.say(console.paint(Tone.FAINT, Answers.text(event, "EventTime")) + "  "
                + (bad ? console.paint(Tone.BAD, code) : code) + "  " + Answers.text(event, "Message"));
        String log = Answers.text(event, "PreSignedLogUrl");
        if (!log.isEmpty()) {
            console.say("    log: " + log);
        }
    }
}
