package io.opengse.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What somebody wants to watch; empty texts are any.
 *
 * @param streams at least one
 * @param level nothing that matters less
 * @param first so many lines of the past of each source
 */
public record LiveFilter(
        String fleetId, String process, String sessionId, Set<LiveStream> streams, Level level, int first) {
    private static final int MOST = 1000;
    private static final int NEWEST = 100;

    boolean admits(LiveLine line) {
        return line.level().compareTo(level) >= 0;
    }

    ObjectNode events() {
        ObjectNode about = CloudApi.parameters();
        put(about, "FleetId", fleetId);
        put(about, "ProcessId", process);
        put(about, "GameServerSessionId", sessionId);
        return about;
    }

    private static void put(ObjectNode about, String name, String value) {
        if (!value.isEmpty()) {
            about.put(name, value);
        }
    }

    /** The ids of the processes that run and are wanted; one that was named by its id also when it has ended. */
    List<String> processes(CloudApi api) {
        if (!process.isEmpty()) {
            return List.of(process);
        }
        return found(api, CloudApi.parameters().put("Limit", MOST));
    }

    /** As {@link #processes}, of those that were started last, whether they still run or not. */
    List<String> newest(CloudApi api) {
        if (!process.isEmpty()) {
            return List.of();
        }
        return found(api, CloudApi.parameters().put("Limit", NEWEST).put("IncludeEnded", true));
    }

    private List<String> found(CloudApi api, ObjectNode question) {
        put(question, "FleetId", fleetId);
        List<String> found = new ArrayList<>();
        for (JsonNode each : api.call("OpengseListProcesses", question).path("Processes")) {
            if (sessionId.isEmpty()
                    || sessionId.equals(each.path("GameServerSessionId").asText())) {
                found.add(each.path("ProcessId").asText());
            }
        }
        return found;
    }

    boolean wantsProcesses() {
        return streams.contains(LiveStream.PROCESS) || streams.contains(LiveStream.SDK);
    }
}
