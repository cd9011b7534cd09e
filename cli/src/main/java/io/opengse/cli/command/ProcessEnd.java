package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "end", description = "Ends a process, whatever it does; a new one takes its place.")
final class ProcessEnd implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "PROCESS", description = "Its id, as gse process list shows it.")
    private String process = "";

    ProcessEnd(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode answer =
                    api.call("OpengseEndProcess", CloudApi.parameters().put("ProcessId", process));
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                surroundings.console().say("ending " + process);
            }
        }
    }
}
