package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Lists the credentials and what they may do.")
final class CredentialList implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    CredentialList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            List<JsonNode> credentials = KnownCredentials.all(api);
            ObjectNode document = CloudApi.parameters();
            document.putArray("Credentials").addAll(credentials);
            if (options.answeredAsJson(surroundings.console(), document)) {
                return;
            }
            Table table = surroundings.console().table("CREDENTIAL", "NAME", "STATUS", "POLICIES", "CREATED");
            for (JsonNode credential : credentials) {
                table.row(
                        Answers.cell(credential, "SecretId"),
                        Answers.cell(credential, "Name"),
                        Answers.cell(credential, "Status"),
                        KnownCredentials.policies(credential),
                        Answers.cell(credential, "CreateTime"));
            }
            table.print("no credentials");
        }
    }
}
