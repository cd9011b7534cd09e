package io.opengse.cli.command;

import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "attach", description = "Lets a policy hold for a credential, at once.")
final class PolicyAttach implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final CredentialCall call = new CredentialCall();

    @Parameters(index = "0", paramLabel = "POLICY", description = "Its name.")
    private String policy = "";

    @Parameters(index = "1", paramLabel = "CREDENTIAL", description = "Its secret id or name.")
    private String credential = "";

    PolicyAttach(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        call.make(
                surroundings,
                credential,
                new CredentialCall.Order(
                        "OpengseAttachPolicy",
                        CloudApi.parameters().put("PolicyName", policy),
                        "has policy " + policy));
    }
}
