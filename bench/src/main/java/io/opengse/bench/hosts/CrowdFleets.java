package io.opengse.bench.hosts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.ApiRefused;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ten fleets of 50 processes an instance, that together have an instance on each host. Asked over the API alone. */
final class CrowdFleets {
    static final int FLEETS = 10;
    static final int PROCESSES = 50;
    private static final int SEATS = 4;

    private final List<String> ids = new ArrayList<>();

    /** Each begins with one instance. */
    static CrowdFleets create(CloudApi api) {
        CrowdFleets fleets = new CrowdFleets();
        for (int fleet = 1; fleet <= FLEETS; fleet++) {
            ObjectNode wanted =
                    CloudApi.parameters().put("Name", "crowd-" + fleet).put("Directory", "/srv/game");
            wanted.putObject("RuntimeConfiguration")
                    .put("MaxConcurrentGameServerSessionActivations", 0)
                    .putArray("ServerProcesses")
                    .addObject()
                    .put("LaunchPath", "game")
                    .put("ConcurrentExecutions", PROCESSES);
            fleets.ids.add(
                    api.call("OpengseCreateFolderFleet", wanted).path("FleetId").asText());
        }
        return fleets;
    }

    /** @param hosts a multiple of the number of fleets */
    void spreadOver(CloudApi api, int hosts) {
        int each = hosts / FLEETS;
        for (String fleet : ids) {
            api.call(
                    "UpdateFleetCapacity",
                    CloudApi.parameters()
                            .put("FleetId", fleet)
                            .put("MinSize", each)
                            .put("DesiredInstances", each)
                            .put("MaxSize", each));
        }
    }

    /** A session's id; empty while all processes of the fleet are taken, and when there was no answer. */
    Optional<String> create(CloudApi api, int number) {
        ObjectNode wanted = CloudApi.parameters()
                .put("FleetId", ids.get(number % ids.size()))
                .put("Name", "match-" + number)
                .put("MaximumPlayerSessionCount", SEATS);
        try {
            return Optional.of(api.call("CreateGameServerSession", wanted)
                    .path("GameServerSession")
                    .path("GameServerSessionId")
                    .asText());
        } catch (ApiRefused refused) {
            if (refused.code().startsWith("ResourceInsufficient")) {
                return Optional.empty();
            }
            throw refused;
        } catch (Failure _) {
            return Optional.empty(); // whoever needs one asks again, whoever counts counts it
        }
    }
}
