package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "create", description = "Keeps a policy document under a name, for credentials to have.")
final class PolicyCreate implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "NAME", description = "What to call it.")
    private String name = "";

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            required = true,
            description = "The document: JSON, version 2.0 (see docs/access.md).")
    private Path file = Path.of("policy.json");

    @Option(names = "--description", paramLabel = "TEXT", defaultValue = "", description = "Free text.")
    private String description = "";

    @Option(names = "--replace", description = "Change the policy of that name, for all that have it, at once.")
    private boolean replace;

    PolicyCreate(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        String document = PolicyFile.read(file);
        try (CloudApi api = options.connect(surroundings)) {
            ObjectNode question = CloudApi.parameters()
                    .put("PolicyName", name)
                    .put("PolicyDocument", document)
                    .put("Description", description)
                    .put("Replace", replace);
            JsonNode answer = api.call("OpengseCreatePolicy", question);
            answer.path("Warnings").forEach(warning -> surroundings.console().aside("warning: " + warning.asText()));
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                surroundings.console().say(name + "  attach it: gse policy attach " + name + " CREDENTIAL");
            }
        }
    }
}
