package io.opengse.trials.site;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.ApiRefused;
import io.opengse.cli.client.CloudApi;
import java.util.ArrayList;
import java.util.List;

/** What the trials of hosts ask the server. */
public record Fleets(CloudApi api) {
    /** Only once the fleet's first process is ready may it be more than one. */
    public void wants(String fleet, int instances) {
        await("a process of " + fleet)
                .atMost(Site.PATIENCE)
                .until(() -> !placed(fleet).isEmpty());
        api.call(
                "UpdateFleetCapacity",
                CloudApi.parameters()
                        .put("FleetId", fleet)
                        .put("MinSize", 0)
                        .put("MaxSize", 10)
                        .put("DesiredInstances", instances));
    }

    public JsonNode host(String id) {
        return api.call("OpengseDescribeHost", CloudApi.parameters().put("HostId", id))
                .path("Host");
    }

    public String status(String host) {
        return host(host).path("Status").asText();
    }

    /** LOST comes 15 seconds after the last sign of life and host-lost-timeout after that. */
    public void awaitStatus(String host, String status) {
        await(host + " to be " + status)
                .atMost(Site.PATIENCE.multipliedBy(3))
                .ignoreExceptionsInstanceOf(ApiRefused.class)
                .until(() -> status(host).equals(status));
    }

    /** The hosts of a fleet's ready processes, one entry for each. */
    public List<String> placed(String fleet) {
        List<String> hosts = new ArrayList<>();
        for (JsonNode process : processes()) {
            if (process.path("FleetId").asText().equals(fleet)
                    && process.path("Status").asText().equals("ACTIVE")) {
                hosts.add(process.path("HostId").asText());
            }
        }
        return hosts.stream().sorted().toList();
    }

    public void awaitPlaced(String fleet, String... hosts) {
        await("processes of " + fleet + " on " + List.of(hosts))
                .atMost(Site.PATIENCE)
                .until(() -> placed(fleet).equals(List.of(hosts)));
    }

    private JsonNode processes() {
        return api.call("OpengseListProcesses", CloudApi.parameters().put("Limit", 1000))
                .path("Processes");
    }
}
