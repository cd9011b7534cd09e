package io.opengse.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Usage;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where an alias shall lead, as the commands that create and change one take it. */
final class AliasRoute {
    @Option(names = "--fleet", paramLabel = "FLEET", defaultValue = "", description = "Lead to this fleet.")
    private String fleet = "";

    @Option(
            names = "--message",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Turn everybody away with this text.")
    private String message = "";

    /** RoutingStrategy; empty when neither was said. */
    Optional<ObjectNode> read(CloudApi api) {
        if (!fleet.isEmpty() && !message.isEmpty()) {
            throw new Usage("an alias leads to a fleet or turns away, not both", "say one of --fleet and --message");
        }
        if (!fleet.isEmpty()) {
            return Optional.of(to(Answers.text(Known.fleet(api, fleet), "FleetId")));
        }
        return message.isEmpty()
                ? Optional.empty()
                : Optional.of(CloudApi.parameters().put("Type", "TERMINAL").put("Message", message));
    }

    static ObjectNode to(String fleetId) {
        return CloudApi.parameters().put("Type", "SIMPLE").put("FleetId", fleetId);
    }
}
