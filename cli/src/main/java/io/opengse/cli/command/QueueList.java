package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Lists the queues and where they lead.")
final class QueueList implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    QueueList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            ObjectNode document = KnownQueues.all(api);
            if (options.answeredAsJson(surroundings.console(), document)) {
                return;
            }
            Table table = surroundings.console().table("QUEUE", "LEADS TO", "LATENCY", "TIMEOUT");
            for (JsonNode queue : document.path("GameServerSessionQueues")) {
                table.row(
                        Answers.cell(queue, "Name"),
                        destinations(queue),
                        KnownQueues.policies(queue),
                        Answers.text(queue, "TimeoutInSeconds") + " s");
            }
            table.print("no queues; make one: gse queue create NAME --to FLEET");
        }
    }

    private static String destinations(JsonNode queue) {
        String names = StreamSupport.stream(queue.path("Destinations").spliterator(), false)
                .map(destination -> KnownQueues.shortName(Answers.text(destination, "DestinationArn")))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "-" : names;
    }
}
