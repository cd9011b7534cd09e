package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Deletes a timer. What it has changed stays.")
final class TimerDelete implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "TIMER", description = "Its id; gse scaling timer list shows it.")
    private String timer = "";

    TimerDelete(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode answer =
                    api.call("DeleteTimerScalingPolicy", CloudApi.parameters().put("TimerId", timer));
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                surroundings.console().say("deleted timer " + timer);
            }
        }
    }
}
