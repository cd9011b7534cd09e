package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "webhook",
        description = "Says where the outcomes of a queue's placements are posted, and prints the new secret they are"
                + " signed with: it is never shown again.")
final class QueueWebhook implements Runnable {
    private static final String NOWHERE = "none";

    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "QUEUE", description = "Its name.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "URL", description = "http or https, or \"none\".")
    private String url = "";

    QueueWebhook(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        String to = url.equals(NOWHERE) ? "" : url;
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode answer = api.call(
                    "OpengseSetQueueWebhook",
                    CloudApi.parameters().put("Name", name).put("Url", to));
            if (options.answeredAsJson(surroundings.console(), answer)) {
                return;
            }
            if (to.isEmpty()) {
                surroundings.console().say("outcomes of " + name + " are told to nobody");
            } else {
                surroundings.console().say("outcomes of " + name + " are told to " + url);
                surroundings.console().say("secret  " + Answers.text(answer, "Secret"));
            }
        }
    }
}
