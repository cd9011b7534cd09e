package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;

/** Finds the fleet an instance belongs to, so that people name the instance alone. */
final class KnownInstances {
    private KnownInstances() {}

    static String fleetOf(CloudApi api, String instance) {
        JsonNode found = api.call("DescribeInstances", CloudApi.parameters().put("InstanceId", instance))
                .path("Instances")
                .path(0);
        if (found.isMissingNode()) {
            throw new Failure(
                    "there is no instance \"" + instance + "\"", "gse instance list --fleet FLEET shows them");
        }
        return Answers.text(found, "FleetId");
    }
}
