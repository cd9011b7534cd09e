package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "tokens", description = "Lists the join tokens, or revokes one.")
final class HostTokens implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Option(
            names = "--revoke",
            paramLabel = "TOKEN-ID",
            defaultValue = "",
            description = "Nobody joins with it any more; hosts that did stay.")
    private String revoked = "";

    HostTokens(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            if (!revoked.isEmpty()) {
                JsonNode answer =
                        api.call("OpengseRevokeJoinToken", CloudApi.parameters().put("TokenId", revoked));
                if (!options.answeredAsJson(surroundings.console(), answer)) {
                    surroundings
                            .console()
                            .say("revoked " + revoked + "; hosts that joined with it stay, gse host revoke"
                                    + " shuts one out");
                }
                return;
            }
            JsonNode answer = api.call("OpengseListJoinTokens", CloudApi.parameters());
            if (options.answeredAsJson(surroundings.console(), answer)) {
                return;
            }
            Table table =
                    surroundings.console().table("TOKEN", "STATUS", "USED", "REGION", "TYPE", "LABELS", "EXPIRES");
            for (JsonNode token : answer.path("JoinTokens")) {
                table.row(
                        Answers.cell(token, "TokenId"),
                        Answers.cell(token, "Status"),
                        Answers.text(token, "Used") + "/" + Answers.text(token, "Uses"),
                        Answers.cell(token, "Region"),
                        Answers.cell(token, "InstanceType"),
                        HostTable.labels(token),
                        Answers.cell(token, "ExpireTime"));
            }
            table.print("no join tokens; gse host token makes one");
        }
    }
}
