package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows a host; gse explain host tells why it stands as it does.")
final class HostShow implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "HOST", description = "Its id.")
    private String host = "";

    HostShow(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode answer =
                    api.call("OpengseDescribeHost", CloudApi.parameters().put("HostId", host));
            if (options.answeredAsJson(surroundings.console(), answer)) {
                return;
            }
            for (var field : answer.path("Host").properties()) {
                JsonNode value = field.getValue();
                String text = value.isArray() ? HostTable.labels(answer.path("Host")) : value.asText("-");
                surroundings.console().say("%-18s %s".formatted(field.getKey(), text.isEmpty() ? "-" : text));
            }
        }
    }
}
