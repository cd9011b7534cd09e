package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Tone;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = "Says why something stands as it stands: the chain of decisions, in plain words.")
final class ExplainCommand implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}.")
    private Subject kind = Subject.SESSION;

    @Parameters(
            index = "1",
            paramLabel = "ID",
            description = "Its id; of a session also the end of it, of a fleet also its name.")
    private String id = "";

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            defaultValue = "en",
            description = "en or zh (default: ${DEFAULT-VALUE}).")
    private String language = "en";

    @Option(names = "--story", description = "Also everything that was recorded of it, oldest first.")
    private boolean story;

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** What can be explained, as people type it. */
    private enum Subject {
        SESSION,
        PROCESS,
        FLEET,
        PLACEMENT,
        HOST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            ObjectNode question = CloudApi.parameters()
                    .put("Kind", kind.name())
                    .put("Id", wholeId(api))
                    .put("Language", language);
            JsonNode answer = api.call("OpengseExplain", question);
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                tell(answer);
            }
        }
    }

    private String wholeId(CloudApi api) {
        return switch (kind) {
            case SESSION -> Known.sessionId(api, id);
            case FLEET -> id.startsWith("fleet-") ? id : Answers.text(Known.fleet(api, id), "FleetId");
            case PROCESS, PLACEMENT, HOST -> id;
        };
    }

    private void tell(JsonNode answer) {
        Console console = surroundings.console();
        console.say(kind + " " + Answers.shortSession(Answers.text(answer, "Id")) + " is "
                + Answers.text(answer, "Status"));
        for (JsonNode reason : answer.path("Why")) {
            console.say("  " + console.paint(Tone.FAINT, Answers.text(reason, "Time")) + "  "
                    + Answers.text(reason, "Words"));
        }
        if (story) {
            console.say("");
            console.say("what was recorded");
            for (JsonNode event : answer.path("Story")) {
                console.say("  " + console.paint(Tone.FAINT, Answers.text(event, "Time")) + "  "
                        + String.format(Locale.ROOT, "%-28s", Answers.text(event, "EventCode")) + "  "
                        + Answers.text(event, "Message"));
            }
        }
    }
}
