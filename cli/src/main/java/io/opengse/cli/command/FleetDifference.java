package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.fleetfile.Declaration;
import io.opengse.cli.fleetfile.FleetFile;
import io.opengse.engine.fleet.InboundPermission;
import io.opengse.engine.fleet.PortRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What has to change for a living fleet to be as its file declares it; asks, and changes nothing. */
final class FleetDifference {
    private final CloudApi api;
    private final JsonNode fleet;
    private final Declaration declared;
    private final List<Change> changes = new ArrayList<>();
    private final List<String> fixed = new ArrayList<>();

    /** @param fleet its FleetAttributes */
    FleetDifference(CloudApi api, JsonNode fleet, Declaration declared) {
        this.api = api;
        this.fleet = fleet;
        this.declared = declared;
        attributes(declared.fleet());
        runtime(declared.fleet());
        ports(declared.fleet().ports());
        String id = Answers.text(fleet, "FleetId");
        changes.addAll(ScalingDifference.of(api, id, declared));
        unchangeable(declared.fleet());
    }

    List<Change> changes() {
        return changes;
    }

    /** What cannot be changed while the fleet lives, in words. */
    List<String> fixed() {
        return fixed;
    }

    private ObjectNode question() {
        return CloudApi.parameters().put("FleetId", Answers.text(fleet, "FleetId"));
    }

    private void attributes(FleetFile file) {
        differs("Description", file.description().text());
        differs("Name", file.description().name());
        ObjectNode protection = FleetJson.protection(question(), "NewGameSessionProtectionPolicy", file.protection());
        String before = Answers.text(fleet, "NewGameServerSessionProtectionPolicy") + ", "
                + Answers.text(fleet, "GameServerSessionProtectionTimeLimit") + " minutes";
        String after = file.protection().policy().wireName() + ", "
                + file.protection().limit().toMinutes() + " minutes";
        if (!before.equals(after)) {
            changes.add(Change.of("protection", before, after, "UpdateFleetAttributes", protection));
        }
        ObjectNode limit = FleetJson.creationLimit(file.creationLimit());
        JsonNode now = fleet.path("ResourceCreationLimitPolicy");
        if (!same(now, limit)) {
            ObjectNode question = question();
            question.set("ResourceCreationLimitPolicy", limit);
            changes.add(Change.of(
                    "ResourceCreationLimitPolicy",
                    now.toString(),
                    limit.toString(),
                    "UpdateFleetAttributes",
                    question));
        }
    }

    private void differs(String field, String wanted) {
        String now = Answers.text(fleet, field);
        if (!now.equals(wanted)) {
            changes.add(Change.of(
                    field,
                    "\"" + now + "\"",
                    "\"" + wanted + "\"",
                    "UpdateFleetAttributes",
                    question().put(field, wanted)));
        }
    }

    private void runtime(FleetFile file) {
        JsonNode now = api.call("DescribeRuntimeConfiguration", question()).path("RuntimeConfiguration");
        ObjectNode wanted = FleetJson.runtime(file.runtime());
        if (!same(now, wanted)) {
            ObjectNode question = question();
            question.set("RuntimeConfiguration", wanted);
            changes.add(Change.of(
                    "RuntimeConfiguration", now.toString(), wanted.toString(), "UpdateRuntimeConfiguration", question));
        }
    }

    private void ports(List<InboundPermission> wanted) {
        List<InboundPermission> now = FleetJson.readPorts(
                api.call("DescribeFleetPortSettings", question()).path("InboundPermissions"));
        List<InboundPermission> opened =
                wanted.stream().filter(port -> !now.contains(port)).toList();
        List<InboundPermission> closed =
                now.stream().filter(port -> !wanted.contains(port)).toList();
        if (!wanted.isEmpty() && !(opened.isEmpty() && closed.isEmpty())) {
            ObjectNode question = question();
            question.set("InboundPermissionAuthorizations", FleetJson.ports(opened));
            question.set("InboundPermissionRevocations", FleetJson.ports(closed));
            changes.add(Change.of(
                    "InboundPermissions",
                    PortRules.words(now),
                    PortRules.words(wanted),
                    "UpdateFleetPortSettings",
                    question));
        }
    }

    private void unchangeable(FleetFile file) {
        String asset = declared.asset().isEmpty() ? "" : KnownAssets.id(api, declared.asset());
        keeps("its package", Answers.text(fleet, "AssetId"), asset);
        keeps(
                "InstanceType",
                Answers.text(fleet, "InstanceType"),
                file.description().instanceType());
        keeps("Tags", fleet.path("Tags").toString(), tags(file.description().tags()));
    }

    private void keeps(String what, String now, String wanted) {
        if (!now.equals(wanted)) {
            fixed.add(what + " is " + (now.isEmpty() ? "none" : now) + ", the file says "
                    + (wanted.isEmpty() ? "none" : wanted));
        }
    }

    private static String tags(Map<String, String> tags) {
        ObjectNode json = CloudApi.parameters();
        var array = json.putArray("Tags");
        tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(tag -> array.addObject().put("Key", tag.getKey()).put("Value", tag.getValue()));
        return array.toString();
    }

    /** Whatever the order of fields. */
    private static boolean same(JsonNode now, JsonNode wanted) {
        if (now.isArray() && wanted.isArray()) {
            boolean same = now.size() == wanted.size();
            for (int index = 0; same && index < now.size(); index++) {
                same = same(now.get(index), wanted.get(index));
            }
            return same;
        }
        if (now.isObject() && wanted.isObject()) {
            boolean same = now.size() == wanted.size();
            for (var field : wanted.properties()) {
                same = same && same(now.path(field.getKey()), field.getValue());
            }
            return same;
        }
        return now.asText().equals(wanted.asText());
    }
}
