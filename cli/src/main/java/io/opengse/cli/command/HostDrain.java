package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "drain",
        description = "Empties a host: it takes no new instances and sessions, idle processes end, and live matches are"
                + " played to their end.")
final class HostDrain implements Runnable {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "HOST", description = "Its id.")
    private String host = "";

    @Option(names = "--wait", description = "Come back when it is empty, and tell meanwhile what is left.")
    private boolean wait;

    HostDrain(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode drained =
                    api.call("OpengseDrainHost", CloudApi.parameters().put("HostId", host));
            String last = "";
            while (wait && !isEmpty(drained)) {
                String now = words(drained);
                if (!now.equals(last)) {
                    surroundings.console().aside(now);
                    last = now;
                }
                if (!surroundings.pauseFor(LOOK)) {
                    return;
                }
                drained = api.call("OpengseDescribeHost", CloudApi.parameters().put("HostId", host));
            }
            if (!options.answeredAsJson(surroundings.console(), drained)) {
                surroundings
                        .console()
                        .say(
                                isEmpty(drained)
                                        ? host + " is empty"
                                        : words(drained) + "; gse host show " + host + " tells how far it is");
            }
        }
    }

    private static boolean isEmpty(JsonNode answer) {
        return Answers.text(answer.path("Host"), "Drain").equals("EMPTY");
    }

    private String words(JsonNode answer) {
        JsonNode shown = answer.path("Host");
        return "draining " + host + ": " + Answers.text(shown, "Sessions") + " sessions, "
                + Answers.text(shown, "Processes") + " processes, " + Answers.text(shown, "Instances")
                + " instances left";
    }
}
