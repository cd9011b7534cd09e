package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows one credential, without its secret.")
final class CredentialShow implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "CREDENTIAL", description = "Its secret id or name.")
    private String credential = "";

    CredentialShow(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode found = KnownCredentials.require(api, credential);
            if (!options.answeredAsJson(surroundings.console(), found)) {
                Facts.tell(
                        surroundings.console(),
                        found,
                        "SecretId",
                        "Name",
                        "Status",
                        "PolicyNames",
                        "CreateTime",
                        "LastUpdatedTime",
                        "FormerSecretUntil");
            }
        }
    }
}
