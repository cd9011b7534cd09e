package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "audit", description = "Tells who called what, from where, and with which result, the newest first.")
final class AuditCommand implements Runnable {
    private static final int PAGE = 1000;

    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "",
            description = "Only from then on: 2026-11-22T08:00:00Z, or 15m, 2h, 7d ago.")
    private String since = "";

    @Option(names = "--action", paramLabel = "ACTION", defaultValue = "", description = "Only of this action.")
    private String action = "";

    @Option(
            names = "--credential",
            paramLabel = "CREDENTIAL",
            defaultValue = "",
            description = "Only of this one: a secret id or name.")
    private String credential = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    AuditCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        ObjectNode question = CloudApi.parameters().put("ActionName", action);
        if (!since.isEmpty()) {
            question.put(
                    "Since", Since.read(since, surroundings.clock().instant()).toString());
        }
        try (CloudApi api = options.connect(surroundings)) {
            ArrayNode calls = calls(api, question);
            ObjectNode document = CloudApi.parameters();
            document.set("Calls", calls);
            if (!options.answeredAsJson(surroundings.console(), document)) {
                tell(calls);
            }
        }
    }

    private ArrayNode calls(CloudApi api, ObjectNode question) {
        if (!credential.isEmpty()) {
            question.put("SecretId", credentialId(api));
        }
        ArrayNode calls = question.arrayNode();
        JsonNode page;
        do {
            question.put("Limit", Math.min(PAGE, limit - calls.size()));
            page = api.call("OpengseListAudit", question).path("Calls");
            page.forEach(calls::add);
            if (!page.isEmpty()) {
                question.put(
                        "BeforeNumber", page.get(page.size() - 1).path("Number").asLong());
            }
        } while (page.size() == PAGE && calls.size() < limit);
        return calls;
    }

    /** Calls of one that is deleted are still found by its id. */
    private String credentialId(CloudApi api) {
        return KnownCredentials.all(api).stream()
                .filter(one -> Answers.text(one, "Name").equals(credential))
                .map(one -> Answers.text(one, "SecretId"))
                .findFirst()
                .orElse(credential);
    }

    private void tell(ArrayNode calls) {
        Table table = surroundings.console().table("TIME", "CREDENTIAL", "ACTION", "ON", "FROM", "RESULT");
        for (JsonNode call : calls) {
            table.row(
                    Answers.cell(call, "Time"),
                    Answers.cell(call, "SecretId"),
                    Answers.cell(call, "ActionName"),
                    Answers.cell(call, "Resources"),
                    Answers.cell(call, "SourceAddress"),
                    Answers.cell(call, "Code"));
        }
        table.print("no calls");
    }
}
