package io.opengse.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.ApiRefused;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Whether the clocks of the servers of one database agree, as the server sees it that answers. */
public final class ServerClocks {
    private static final String REMEDY =
            "set the servers' clocks by NTP; times and deadlines are told by each server's own";

    private ServerClocks() {}

    /** Nothing where there is one server, or who asks may not know of others. */
    public static Optional<Check> of(CloudApi api) {
        try {
            return judge(api.call("OpengseListServers", CloudApi.parameters()).path("Servers"));
        } catch (ApiRefused | Failure _) {
            return Optional.empty(); // other checks tell what is wrong
        }
    }

    static Optional<Check> judge(JsonNode servers) {
        if (servers.size() < 2) {
            return Optional.empty();
        }
        List<String> differing =
                all(servers).flatMap(server -> differing(server).stream()).toList();
        return Optional.of(
                differing.isEmpty()
                        ? Check.good("servers' clocks", "agree within a few seconds")
                        : Check.bad("servers' clocks", String.join("; ", differing), REMEDY));
    }

    /** A sentence about a server whose clock is wrong, or that of the server that answers. */
    public static Optional<String> differing(JsonNode server) {
        long ahead = server.path("ClockAheadSeconds").asLong();
        return ahead == 0
                ? Optional.empty()
                : Optional.of("the clock of server " + server.path("Address").asText() + " is " + Math.abs(ahead)
                        + " s " + (ahead > 0 ? "ahead of" : "behind") + " the one of the server that answers");
    }

    private static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
