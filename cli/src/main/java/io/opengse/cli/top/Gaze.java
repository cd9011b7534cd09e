package io.opengse.cli.top;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the API for all that a glance shows: five calls, whatever the number of fleets. */
public final class Gaze {
    private static final int MOST_FLEETS = 100;
    private static final int MOST_PROCESSES = 1000;

    private final CloudApi api;
    private final InstantSource clock;

    public Gaze(CloudApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** How the processes of one fleet stand. */
    private static final class Counts {
        private int all;
        private int activating;
        private int busy;
        private int ending;

        void add(JsonNode process) {
            all++;
            switch (process.path("Status").asText()) {
                case "ACTIVATING" -> activating++;
                case "TERMINATING" -> ending++;
                default ->
                    busy += process.path("GameServerSessionId").asText("null").equals("null") ? 0 : 1;
            }
        }
    }

    Glance look() {
        Map<String, Counts> counts = new HashMap<>();
        ObjectNode most = CloudApi.parameters().put("Limit", MOST_PROCESSES);
        JsonNode processes = api.call("OpengseListProcesses", most).path("Processes");
        for (JsonNode process : processes) {
            counts.computeIfAbsent(process.path("FleetId").asText(), _ -> new Counts())
                    .add(process);
        }
        JsonNode all = api.call("DescribeFleetAttributes", CloudApi.parameters().put("Limit", MOST_FLEETS))
                .path("FleetAttributes");
        Map<String, JsonNode> uses = byFleet("DescribeFleetUtilization", "FleetUtilization", all);
        Map<String, JsonNode> capacities = byFleet("DescribeFleetCapacity", "FleetCapacity", all);
        List<FleetGlance> fleets = new ArrayList<>();
        for (JsonNode fleet : all) {
            String id = fleet.path("FleetId").asText();
            fleets.add(glance(
                    fleet,
                    counts.getOrDefault(id, new Counts()),
                    uses.getOrDefault(id, CloudApi.parameters()),
                    capacities.getOrDefault(id, CloudApi.parameters()).path("InstanceCounts")));
        }
        int connected = 0;
        int away = 0;
        for (JsonNode host : api.call("OpengseListHosts", CloudApi.parameters()).path("Hosts")) {
            if ("CONNECTED".equals(host.path("Status").asText())) {
                connected++;
            } else {
                away++;
            }
        }
        return new Glance(clock.instant(), connected, away, fleets, processes.size() >= MOST_PROCESSES);
    }

    /** The same for programs. */
    public ObjectNode document() {
        Glance glance = look();
        ObjectNode document = CloudApi.parameters()
                .put("Time", glance.at().toString())
                .put("HostsConnected", glance.hosts())
                .put("HostsAway", glance.away());
        for (FleetGlance fleet : glance.fleets()) {
            document.withArray("Fleets")
                    .addObject()
                    .put("FleetId", fleet.id())
                    .put("Name", fleet.name())
                    .put("Status", fleet.status())
                    .put("Instances", fleet.instances())
                    .put("DesiredInstances", fleet.desired())
                    .put("Processes", fleet.processes())
                    .put("ActivatingProcesses", fleet.activating())
                    .put("FreeProcesses", fleet.free())
                    .put("BusyProcesses", fleet.busy())
                    .put("EndingProcesses", fleet.ending())
                    .put("Sessions", fleet.sessions())
                    .put("Players", fleet.players())
                    .put("Seats", fleet.seats());
        }
        return document;
    }

    private Map<String, JsonNode> byFleet(String action, String list, JsonNode fleets) {
        Map<String, JsonNode> found = new HashMap<>();
        if (fleets.isEmpty()) {
            return found;
        }
        ObjectNode question = CloudApi.parameters();
        fleets.forEach(fleet ->
                question.withArray("FleetIds").add(fleet.path("FleetId").asText()));
        api.call(action, question)
                .path(list)
                .forEach(each -> found.put(each.path("FleetId").asText(), each));
        return found;
    }

    private static FleetGlance glance(JsonNode fleet, Counts counts, JsonNode use, JsonNode instances) {
        return new FleetGlance(
                fleet.path("FleetId").asText(),
                fleet.path("Name").asText(),
                fleet.path("Status").asText(),
                instances.path("Active").asInt(),
                instances.path("Desired").asInt(),
                counts.all,
                counts.activating,
                counts.busy,
                counts.ending,
                use.path("ActiveGameServerSessionCount").asInt(),
                use.path("CurrentPlayerSessionCount").asInt(),
                use.path("MaximumPlayerSessionCount").asInt());
    }
}
