package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Usage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "test",
        description =
                "Tells whether a credential, or a policy in a file, would allow a call, and which statement decides.")
final class PolicyTrial implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "ACTION", description = "What would be called, such as gse:DeleteFleet.")
    private String action = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RESOURCE",
            defaultValue = "",
            description = "On what, such as fleet/FLEET-ID.")
    private String resource = "";

    @Option(
            names = "--credential",
            paramLabel = "CREDENTIAL",
            defaultValue = "",
            description = "Whose policies are asked: a secret id or name.")
    private String credential = "";

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "A policy document that is asked.")
    private @Nullable Path file;

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            defaultValue = "",
            description = "From where the call would come, for conditions on qcs:ip.")
    private String from = "";

    PolicyTrial(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (credential.isEmpty() == (file == null)) {
            throw new Usage("say whom to ask", "one of --credential CREDENTIAL and -f FILE");
        }
        try (CloudApi api = options.connect(surroundings)) {
            ObjectNode question =
                    CloudApi.parameters().put("ActionName", action).put("Resource", resource);
            if (!from.isEmpty()) {
                question.put("SourceAddress", from);
            }
            if (file == null) {
                question.put("SecretId", KnownCredentials.id(api, credential));
            } else {
                question.put("PolicyDocument", PolicyFile.read(file));
            }
            JsonNode answer = api.call("OpengseTestPolicy", question);
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                String verdict = answer.path("Allowed").asBoolean() ? "allowed" : "refused";
                surroundings.console().say(verdict + ": " + Answers.text(answer, "Reason"));
            }
        }
    }
}
