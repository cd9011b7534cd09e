package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.fleetfile.Declaration;
import java.time.Duration;

/** Creates the fleet a file declares, and waits for it. */
final class FleetMaker {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final CloudApi api;
    private final Surroundings surroundings;

    FleetMaker(CloudApi api, Surroundings surroundings) {
        this.api = api;
        this.surroundings = surroundings;
    }

    /** @return its id */
    String create(Declaration declared) {
        ObjectNode question = FleetJson.whole(declared.fleet());
        if (declared.asset().isEmpty()) {
            question.put("Directory", declared.fleet().description().directory());
            return Answers.text(api.call("OpengseCreateFolderFleet", question), "FleetId");
        }
        if (declared.fleet().ports().isEmpty()) {
            throw new Failure(
                    "the fleet file opens no ports, and a fleet of a package must open some",
                    "say under InboundPermissions on which ports its games take players");
        }
        question.put("AssetId", KnownAssets.id(api, declared.asset()));
        return Answers.text(api.call("CreateFleet", question).path("FleetAttributes"), "FleetId");
    }

    /** Comes back when the fleet is ACTIVE; fails when it can never be. */
    void awaitActive(String fleetId) {
        String told = "";
        do {
            String status = status(fleetId);
            if (!status.equals(told)) {
                surroundings.console().aside("fleet " + fleetId + " is " + status);
                told = status;
            }
            switch (status) {
                case "ACTIVE" -> {
                    return;
                }
                case "ERROR", "DELETING", "TERMINATED" ->
                    throw new Failure(
                            "fleet " + fleetId + " is " + status + ": " + lastEvent(fleetId),
                            "gse fleet events " + fleetId + " tells the rest");
                default -> {}
            }
        } while (surroundings.pauseFor(PAUSE));
        throw new Failure("interrupted before fleet " + fleetId + " was ACTIVE", "");
    }

    private String status(String fleetId) {
        ObjectNode question = CloudApi.parameters();
        question.putArray("FleetIds").add(fleetId);
        JsonNode fleets = api.call("DescribeFleetAttributes", question).path("FleetAttributes");
        return Answers.text(fleets.path(0), "Status");
    }

    private String lastEvent(String fleetId) {
        JsonNode events = api.call(
                        "DescribeFleetEvents",
                        CloudApi.parameters().put("FleetId", fleetId).put("Limit", 1))
                .path("Events");
        return Answers.text(events.path(0), "Message");
    }
}
