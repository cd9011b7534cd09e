package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rotate", description = "Gives a credential another secret and shows it, this once.")
final class CredentialRotate implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "CREDENTIAL", description = "Its secret id or name.")
    private String credential = "";

    @Option(
            names = "--keep",
            paramLabel = "SECONDS",
            defaultValue = "3600",
            description =
                    "How long the secret it has now is still taken (default: ${DEFAULT-VALUE}); 0 ends it at once.")
    private long keep = 3600;

    CredentialRotate(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            ObjectNode question = CloudApi.parameters()
                    .put("SecretId", KnownCredentials.id(api, credential))
                    .put("KeepFormerSeconds", keep);
            JsonNode pair = api.call("OpengseRotateCredential", question);
            if (!options.answeredAsJson(surroundings.console(), pair)) {
                ShownSecret.tell(surroundings.console(), pair);
            }
        }
    }
}
