package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import io.opengse.cli.doctor.ServerClocks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Lists the servers of one database, and says which of them leads.")
final class ServerList implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    ServerList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode answer = api.call("OpengseListServers", CloudApi.parameters());
            if (options.answeredAsJson(surroundings.console(), answer)) {
                return;
            }
            Table table = surroundings.console().table("SERVER", "ADDRESS", "VERSION", "LEADS", "HOSTS", "STARTED");
            for (JsonNode server : answer.path("Servers")) {
                table.row(
                        Answers.cell(server, "ServerId"),
                        Answers.cell(server, "Address"),
                        Answers.cell(server, "Version"),
                        server.path("Leads").asBoolean() ? "yes" : "no",
                        Answers.text(server, "Hosts"),
                        Answers.cell(server, "StartTime"));
            }
            table.print("no servers");
            for (JsonNode server : answer.path("Servers")) {
                ServerClocks.differing(server).ifPresent(surroundings.console()::aside);
            }
        }
    }
}
