package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Usage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "update",
        description = "Changes a queue; what is not said stays. Placements that wait follow it at once.")
final class QueueUpdate implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Mixin
    private final QueueParts parts = new QueueParts();

    @Parameters(index = "0", paramLabel = "QUEUE", description = "Its name.")
    private String name = "";

    QueueUpdate(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (!parts.given()) {
            throw new Usage("nothing shall change", "say at least one of --to, --latency and --timeout");
        }
        try (CloudApi api = options.connect(surroundings)) {
            ObjectNode question = CloudApi.parameters().put("Name", name);
            parts.put(api, question);
            JsonNode answer = api.call("UpdateGameServerSessionQueue", question);
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                surroundings.console().say("changed " + name);
            }
        }
    }
}
