package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "token", description = "Makes a token with which a machine becomes a host, and shows it, this once.")
final class HostToken implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            defaultValue = "",
            description = "The region of hosts that join with it (default: what their agents are set to).")
    private String region = "";

    @Option(
            names = "--label",
            paramLabel = "NAME=VALUE",
            description = "A label of hosts that join with it, which fleets may require; repeatable.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(
            names = "--instance-type",
            paramLabel = "TYPE",
            defaultValue = "",
            description = "The size of machine such a host stands for: it then takes only fleets of that type.")
    private String instanceType = "";

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            defaultValue = "1h",
            description = "How long it is good, such as 30m or 7d (default: ${DEFAULT-VALUE}).")
    private String expires = "1h";

    @Option(
            names = "--uses",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many hosts may join with it (default: ${DEFAULT-VALUE}).")
    private int uses = 1;

    HostToken(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            ObjectNode question = CloudApi.parameters()
                    .put("Uses", uses)
                    .put("ExpiresSeconds", Since.seconds(expires))
                    .put("Region", region)
                    .put("InstanceType", instanceType);
            ArrayNode written = question.putArray("Labels");
            labels.forEach((name, value) -> written.add(name + "=" + value));
            JsonNode answer = api.call("OpengseCreateJoinToken", question);
            if (options.answeredAsJson(surroundings.console(), answer)) {
                return;
            }
            String address = answer.path("Addresses").path(0).asText();
            surroundings
                    .console()
                    .aside("on the machine that shall be a host, until " + Answers.text(answer, "ExpireTime") + ":");
            surroundings
                    .console()
                    .say("gse agent --join https://" + address + " --token " + Answers.text(answer, "Token"));
        }
    }
}
