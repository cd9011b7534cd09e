package io.opengse.cli.command;

import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "detach", description = "Lets a policy hold for a credential no more, at once.")
final class PolicyDetach implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final CredentialCall call = new CredentialCall();

    @Parameters(index = "0", paramLabel = "POLICY", description = "Its name.")
    private String policy = "";

    @Parameters(index = "1", paramLabel = "CREDENTIAL", description = "Its secret id or name.")
    private String credential = "";

    PolicyDetach(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        call.make(
                surroundings,
                credential,
                new CredentialCall.Order(
                        "OpengseDetachPolicy",
                        CloudApi.parameters().put("PolicyName", policy),
                        "no longer has policy " + policy));
    }
}
