package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows a queue and where it leads now.")
final class QueueShow implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "QUEUE", description = "Its name.")
    private String name = "";

    QueueShow(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode queue = KnownQueues.require(api, name);
            if (options.answeredAsJson(surroundings.console(), queue)) {
                return;
            }
            Facts.tell(surroundings.console(), queue, "Name", "GameServerSessionQueueArn", "TimeoutInSeconds", "Tags");
            surroundings.console().say("latency  " + KnownQueues.policies(queue));
            surroundings.console().say("");
            Table table = surroundings.console().table("#", "DESTINATION", "REGION", "FLEET STATUS");
            int place = 0;
            for (JsonNode destination : queue.path("Destinations")) {
                String arn = Answers.text(destination, "DestinationArn");
                table.row(
                        ++place,
                        KnownQueues.shortName(arn),
                        KnownQueues.region(arn),
                        Answers.cell(destination, "FleetStatus"));
            }
            table.print("no destinations: gse queue update " + name + " --to FLEET");
        }
    }
}
