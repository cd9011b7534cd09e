package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Forgets a queue; placements that wait in it fail, sessions it placed stay.")
final class QueueDelete implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "QUEUE", description = "Its name.")
    private String name = "";

    QueueDelete(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode answer = api.call(
                    "DeleteGameServerSessionQueue", CloudApi.parameters().put("Name", name));
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                surroundings.console().say("deleted " + name);
            }
        }
    }
}
