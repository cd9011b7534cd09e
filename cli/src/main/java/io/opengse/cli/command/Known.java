package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.ApiRefused;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import io.opengse.settings.NearMiss;
import java.util.ArrayList;
import java.util.List;

/** Finds fleets and sessions by what people type: a fleet's name, the end of a session id. */
final class Known {
    private static final int MOST_SESSIONS = 2000;

    private Known() {}

    /** Every fleet that has not ended, in order of creation. */
    static List<JsonNode> fleets(CloudApi api) {
        List<JsonNode> fleets = new ArrayList<>();
        JsonNode page;
        do {
            page = api.call(
                    "DescribeFleetAttributes",
                    CloudApi.parameters().put("Offset", fleets.size()).put("Limit", 100));
            page.path("FleetAttributes").forEach(fleets::add);
        } while (!page.path("FleetAttributes").isEmpty()
                && fleets.size() < page.path("TotalCount").asInt());
        return fleets;
    }

    /** The fleet of this id or name. */
    static JsonNode fleet(CloudApi api, String idOrName) {
        List<JsonNode> fleets = fleets(api);
        for (String field : new String[] {"FleetId", "Name"}) {
            List<JsonNode> matching = fleets.stream()
                    .filter(fleet -> Answers.text(fleet, field).equals(idOrName))
                    .toList();
            if (matching.size() == 1) {
                return matching.getFirst();
            }
            if (matching.size() > 1) {
                throw new Failure(
                        matching.size() + " fleets are called \"" + idOrName + "\"",
                        "name it by its id; gse fleet list shows them");
            }
        }
        List<String> names =
                fleets.stream().map(fleet -> Answers.text(fleet, "Name")).toList();
        throw new Failure(
                "there is no fleet \"" + idOrName + "\"" + NearMiss.hint(idOrName, names),
                "gse fleet list shows the fleets there are");
    }

    /** The only fleet, when none was named. */
    static JsonNode fleetOrTheOnlyOne(CloudApi api, String idOrName) {
        if (!idOrName.isEmpty()) {
            return fleet(api, idOrName);
        }
        List<JsonNode> fleets = fleets(api);
        if (fleets.size() == 1) {
            return fleets.getFirst();
        }
        throw new Failure(
                fleets.isEmpty() ? "there is no fleet yet" : "there are " + fleets.size() + " fleets",
                fleets.isEmpty() ? "make one: gse up --fleet my-fleet.yaml" : "say which one: --fleet NAME");
    }

    /** The session of this id: whole, from gssess- on, or the part of it that its creator chose. */
    static JsonNode session(CloudApi api, String id) {
        if (id.startsWith("qcs:")) {
            return sessions(api, id).stream().findFirst().orElseThrow(() -> noSession(id));
        }
        if (!id.startsWith("gssess-")) {
            return chosen(api, id);
        }
        for (JsonNode fleet : fleets(api)) {
            String arn = Answers.text(fleet, "FleetArn");
            String whole = arn.replace(":fleet/", ":gameserversession/") + "/" + id;
            List<JsonNode> found = sessions(api, whole);
            if (!found.isEmpty()) {
                return found.getFirst();
            }
        }
        throw noSession(id);
    }

    private static JsonNode chosen(CloudApi api, String id) {
        for (JsonNode fleet : fleets(api)) {
            ObjectNode question = CloudApi.parameters().put("FleetId", Answers.text(fleet, "FleetId"));
            for (JsonNode session : api.all("DescribeGameServerSessions", question, "GameServerSessions", MOST_SESSIONS)
                    .path("GameServerSessions")) {
                if (Answers.text(session, "GameServerSessionId").endsWith("/" + id)) {
                    return session;
                }
            }
        }
        throw noSession(id);
    }

    static String sessionId(CloudApi api, String id) {
        return id.startsWith("qcs:") ? id : Answers.text(session(api, id), "GameServerSessionId");
    }

    private static List<JsonNode> sessions(CloudApi api, String id) {
        try {
            JsonNode answer =
                    api.call("DescribeGameServerSessions", CloudApi.parameters().put("GameServerSessionId", id));
            List<JsonNode> sessions = new ArrayList<>();
            answer.path("GameServerSessions").forEach(sessions::add);
            return sessions;
        } catch (ApiRefused refused) {
            if (refused.code().startsWith("ResourceNotFound")) {
                return List.of();
            }
            throw refused;
        }
    }

    private static Failure noSession(String id) {
        return new Failure("there is no session \"" + id + "\"", "gse session list --all shows them");
    }
}
