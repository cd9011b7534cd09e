package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "events", description = "Tells what was decided and why, oldest first.")
final class EventsCommand implements Runnable {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int MOST_AT_ONCE = 1000;

    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what happens next (with --json: one document per line).")
    private boolean follow;

    @Option(names = "--fleet", paramLabel = "FLEET", defaultValue = "", description = "Only about this fleet.")
    private String fleet = "";

    @Option(names = "--session", paramLabel = "SESSION", defaultValue = "", description = "Only about this session.")
    private String session = "";

    @Option(names = "--process", paramLabel = "PROCESS", defaultValue = "", description = "Only about this process.")
    private String process = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "So many of the newest (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    EventsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            ObjectNode question = about(api);
            JsonNode answer = api.call("OpengseListEvents", question.put("Limit", limit));
            if (!follow && options.answeredAsJson(surroundings.console(), answer)) {
                return;
            }
            long last = tell(answer);
            while (follow && surroundings.pauseFor(PAUSE)) {
                question.put("AfterNumber", last).put("Limit", MOST_AT_ONCE);
                last = Math.max(last, tell(api.call("OpengseListEvents", question)));
            }
        }
    }

    private ObjectNode about(CloudApi api) {
        ObjectNode question = CloudApi.parameters();
        if (!fleet.isEmpty()) {
            question.put("FleetId", Answers.text(Known.fleet(api, fleet), "FleetId"));
        }
        if (!session.isEmpty()) {
            question.put("GameServerSessionId", Known.sessionId(api, session));
        }
        if (!process.isEmpty()) {
            question.put("ProcessId", process);
        }
        return question;
    }

    /** Prints oldest first; says the highest number. */
    private long tell(JsonNode answer) {
        List<JsonNode> events = new ArrayList<>();
        answer.path("Events").forEach(events::add);
        events.sort(Comparator.comparingLong(event -> event.path("Number").asLong()));
        Console console = surroundings.console();
        for (JsonNode event : events) {
            if (options.json) {
                console.documentLine(event);
            } else {
                console.say(line(console, event));
            }
        }
        return events.isEmpty() ? 0 : events.getLast().path("Number").asLong();
    }

    private static String line(Console console, JsonNode event) {
        String code = Answers.text(event, "EventCode");
        boolean bad = code.matches(".*(ERROR|FAILED|CRASHED|LOST|UNHEALTHY|TIMEOUT|REFUSED|INVALID|DOWN).*");
        String padded = String.format(Locale.ROOT, "%-28s", code);
        return console.paint(Tone.FAINT, Answers.text(event, "Time")) + "  "
                + (bad ? console.paint(Tone.BAD, padded) : padded) + "  " + Answers.text(event, "Message");
    }
}
