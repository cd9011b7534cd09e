package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Forgets a credential for ever.")
final class CredentialDelete implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "CREDENTIAL", description = "Its secret id or name.")
    private String credential = "";

    CredentialDelete(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            String id = KnownCredentials.id(api, credential);
            JsonNode answer =
                    api.call("OpengseDeleteCredential", CloudApi.parameters().put("SecretId", id));
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                surroundings.console().say(id + "  is deleted");
            }
        }
    }
}
