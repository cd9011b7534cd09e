package io.opengse.cli.command;

import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Forgets a credential for ever.")
final class CredentialDelete implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final CredentialCall call = new CredentialCall();

    @Parameters(index = "0", paramLabel = "CREDENTIAL", description = "Its secret id or name.")
    private String credential = "";

    CredentialDelete(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        call.make(
                surroundings,
                credential,
                new CredentialCall.Order("OpengseDeleteCredential", CloudApi.parameters(), "is deleted"));
    }
}
