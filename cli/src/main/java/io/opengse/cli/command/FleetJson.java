package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.fleetfile.FleetFile;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.InboundPermission;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.RuntimeConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parts of a fleet file as the API takes them, and as it shows them. */
final class FleetJson {
    private FleetJson() {}

    /** All of CreateFleet but the package. */
    static ObjectNode whole(FleetFile file) {
        ObjectNode json = CloudApi.parameters()
                .put("Name", file.description().name())
                .put("Description", file.description().text());
        json.set("RuntimeConfiguration", runtime(file.runtime()));
        protection(json, "NewGameServerSessionProtectionPolicy", file.protection());
        json.set("ResourceCreationLimitPolicy", creationLimit(file.creationLimit()));
        if (!file.ports().isEmpty()) {
            json.set("InboundPermissions", ports(file.ports()));
        }
        if (!file.description().instanceType().isEmpty()) {
            json.put("InstanceType", file.description().instanceType());
        }
        ArrayNode tags = json.putArray("Tags");
        file.description().tags().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(tag -> tags.addObject().put("Key", tag.getKey()).put("Value", tag.getValue()));
        return json;
    }

    static ObjectNode runtime(RuntimeConfiguration runtime) {
        ObjectNode json = CloudApi.parameters();
        ArrayNode entries = json.putArray("ServerProcesses");
        runtime.serverProcesses()
                .forEach(entry -> entries.addObject()
                        .put("LaunchPath", entry.launchPath())
                        .put("Parameters", entry.parameters())
                        .put("ConcurrentExecutions", entry.concurrentExecutions()));
        return json.put(
                        "GameServerSessionActivationTimeoutSeconds",
                        runtime.activationTimeout().toSeconds())
                .put("MaxConcurrentGameServerSessionActivations", runtime.maxConcurrentActivations());
    }

    /** @param field as the action calls the policy */
    static ObjectNode protection(ObjectNode json, String field, Protection protection) {
        return json.put(field, protection.policy().wireName())
                .put("GameServerSessionProtectionTimeLimit", protection.limit().toMinutes());
    }

    static ObjectNode creationLimit(CreationLimit limit) {
        return CloudApi.parameters()
                .put("NewGameServerSessionsPerCreator", limit.sessionsPerCreator())
                .put("PolicyPeriodInMinutes", limit.period().toMinutes());
    }

    static ArrayNode ports(List<InboundPermission> ports) {
        ArrayNode json = CloudApi.parameters().putArray("ports");
        ports.forEach(port -> json.addObject()
                .put("FromPort", port.fromPort())
                .put("IpRange", port.ipRange())
                .put("Protocol", port.protocol())
                .put("ToPort", port.toPort()));
        return json;
    }

    static List<InboundPermission> readPorts(JsonNode shown) {
        List<InboundPermission> ports = new ArrayList<>();
        shown.forEach(port -> ports.add(new InboundPermission(
                port.path("FromPort").asInt(),
                port.path("ToPort").asInt(),
                Answers.text(port, "Protocol"),
                Answers.text(port, "IpRange"))));
        return ports;
    }
}
