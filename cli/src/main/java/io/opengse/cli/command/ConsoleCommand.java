package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "console",
        description =
                "Prints a link that opens the web console, signed in: it works once, and for a quarter of an hour.")
final class ConsoleCommand implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    ConsoleCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode answer = api.call("OpengseCreateConsoleLink", CloudApi.parameters());
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                surroundings.console().say(Answers.text(answer, "Url"));
            }
        }
    }
}
