package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Usage;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all commands of gse dev have: the server, and the word that one means it. */
final class DevOptions {
    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Option(names = "--yes", description = "Yes, break it.")
    private boolean yes;

    private static String onlyHost(CloudApi api) {
        JsonNode hosts = api.call("OpengseListHosts", CloudApi.parameters()).path("Hosts");
        if (hosts.size() != 1) {
            throw new Failure("there are " + hosts.size() + " hosts", "say which one; gse instance list shows them");
        }
        return Answers.text(hosts.path(0), "HostId");
    }

    /**
     * Does it and says so.
     *
     * @param what it does, for the one who has not said yes yet
     */
    void run(Surroundings surroundings, String what, String action, ObjectNode parameters) {
        if (!yes) {
            throw new Usage("this " + what, "say --yes if that is what you want");
        }
        try (CloudApi api = client.connect(surroundings)) {
            if (parameters.path("HostId").asText("-").isEmpty()) {
                parameters.put("HostId", onlyHost(api));
            }
            JsonNode answer = api.call(action, parameters);
            if (!client.answeredAsJson(surroundings.console(), answer)) {
                boolean nothing = answer.has("Told") && !answer.path("Told").asBoolean();
                surroundings.console().say(nothing ? "nothing changes: it is to end sooner anyway" : "done: " + what);
                surroundings.console().aside("watch what follows: gse logs -f");
            }
        }
    }
}
