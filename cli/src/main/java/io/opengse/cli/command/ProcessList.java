package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists game processes, the living ones unless asked for more.")
final class ProcessList implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Option(names = "--fleet", paramLabel = "FLEET", defaultValue = "", description = "Only of this fleet.")
    private String fleet = "";

    @Option(names = "--all", description = "Also those that have ended.")
    private boolean all;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 100;

    ProcessList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            ObjectNode question = CloudApi.parameters().put("IncludeEnded", all).put("Limit", limit);
            if (!fleet.isEmpty()) {
                question.put("FleetId", Answers.text(Known.fleet(api, fleet), "FleetId"));
            }
            JsonNode answer = api.call("OpengseListProcesses", question);
            if (options.answeredAsJson(surroundings.console(), answer)) {
                return;
            }
            Table table = surroundings
                    .console()
                    .table("PROCESS", "STATUS", "PID", "PORT", "SESSION", "FLEET", "HOST", "STARTED", "END");
            for (JsonNode process : answer.path("Processes")) {
                row(table, process);
            }
            table.print("no processes");
        }
    }

    private static void row(Table table, JsonNode process) {
        boolean ill = !process.path("Healthy").asBoolean(true);
        String session = Answers.shortSession(Answers.text(process, "GameServerSessionId"));
        table.row(
                Answers.cell(process, "ProcessId"),
                ill ? "UNHEALTHY" : Answers.cell(process, "Status"),
                Answers.cell(process, "Pid"),
                Answers.cell(process, "ClientPort"),
                session.isEmpty() ? "-" : session,
                Answers.cell(process, "FleetId"),
                Answers.cell(process, "HostId"),
                Answers.cell(process, "StartTime"),
                Answers.cell(process, "EndReason"));
    }
}
