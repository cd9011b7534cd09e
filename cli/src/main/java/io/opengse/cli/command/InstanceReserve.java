package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "reserve", description = "Keeps an instance for troubleshooting: scale-in never chooses it.")
final class InstanceReserve implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "INSTANCE", description = "Its id.")
    private String instance = "";

    @Option(names = "--off", description = "Keep it no longer.")
    private boolean off;

    InstanceReserve(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode answer = api.call(
                    "SetServerReserved",
                    CloudApi.parameters()
                            .put("FleetId", KnownInstances.fleetOf(api, instance))
                            .put("InstanceId", instance)
                            .put("ReserveValue", off ? 0 : 1));
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                surroundings.console().say(instance + (off ? " is no longer reserved" : " is reserved"));
            }
        }
    }
}
