package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Table;
import java.util.ArrayList;
import java.util.List;

/** What several commands show of hosts. */
final class HostTable {
    private HostTable() {}

    static void print(Console console, JsonNode hosts) {
        Table table = console.table(
                "HOST", "STATUS", "DRAIN", "ADDRESS", "REGION", "TYPE", "INSTANCES", "PROCESSES", "SESSIONS", "LABELS");
        for (JsonNode host : hosts) {
            table.row(
                    Answers.cell(host, "HostId"),
                    host.path("Revoked").asBoolean() ? "REVOKED" : Answers.cell(host, "Status"),
                    Answers.cell(host, "Drain"),
                    Answers.cell(host, "Address"),
                    Answers.cell(host, "Region"),
                    Answers.cell(host, "InstanceType"),
                    Answers.text(host, "Instances"),
                    Answers.text(host, "Processes"),
                    Answers.text(host, "Sessions"),
                    labels(host));
        }
        table.print("no hosts; gse host token makes a token with which a machine becomes one");
    }

    static String labels(JsonNode of) {
        List<String> labels = new ArrayList<>();
        of.path("Labels").forEach(label -> labels.add(label.asText()));
        return labels.isEmpty() ? "-" : String.join(" ", labels);
    }
}
