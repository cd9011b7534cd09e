package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "create", description = "Makes a queue: where sessions are placed for waiting players.")
final class QueueCreate implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Mixin
    private final QueueParts parts = new QueueParts();

    @Parameters(index = "0", paramLabel = "NAME", description = "What to call it.")
    private String name = "";

    @Option(
            names = "--lowest-latency-first",
            description = "Take the region the slowest player reaches fastest, instead of the first that will do.")
    private boolean lowestFirst;

    QueueCreate(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            ObjectNode question = CloudApi.parameters().put("Name", name);
            parts.put(api, question);
            if (lowestFirst) {
                question.putArray("Tags")
                        .addObject()
                        .put("Key", "gse:lowest-latency-first")
                        .put("Value", "true");
            }
            JsonNode answer = api.call("CreateGameServerSessionQueue", question);
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                surroundings.console().say("queue " + name);
                surroundings
                        .console()
                        .aside("place a session: gse placement start ID --queue " + name + " --players 2");
            }
        }
    }
}
