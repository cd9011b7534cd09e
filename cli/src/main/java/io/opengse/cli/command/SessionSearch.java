package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "search",
        description = "Finds sessions by a filter, for example \"hasAvailablePlayerSessions=true AND"
                + " gameServerSessionProperties.mode='duel'\".")
final class SessionSearch implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILTER", defaultValue = "", description = "The filter.")
    private String filter = "";

    @Option(
            names = "--fleet",
            paramLabel = "FLEET",
            defaultValue = "",
            description = "Id or name; may be left out when there is one fleet.")
    private String fleet = "";

    @Option(
            names = "--sort",
            paramLabel = "SORT",
            defaultValue = "",
            description = "For example \"creationTimeMillis DESC\".")
    private String sort = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 100;

    SessionSearch(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            String fleetId = Answers.text(Known.fleetOrTheOnlyOne(api, fleet), "FleetId");
            ObjectNode question = CloudApi.parameters().put("FleetId", fleetId);
            if (!filter.isEmpty()) {
                question.put("FilterExpression", filter);
            }
            if (!sort.isEmpty()) {
                question.put("SortExpression", sort);
            }
            JsonNode found = api.all("SearchGameServerSessions", question, "GameServerSessions", limit);
            if (!options.answeredAsJson(surroundings.console(), found)) {
                SessionTable.of(surroundings.console(), found.path("GameServerSessions"))
                        .print("no session matches");
            }
        }
    }
}
