package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.InboundPermission;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import java.util.List;

/** What can be done to a fleet. */
final class FleetForms {
    static final List<String> PROTECTIONS = List.of("NoProtection", "TimeLimitProtection", "FullProtection");

    private final Engine engine;

    FleetForms(Engine engine) {
        this.engine = engine;
    }

    /** The ones asked for every day. */
    Forms main(FleetId id) {
        Fleet fleet = engine.fleets().require(id);
        if (fleet.status().ending()) {
            return Forms.of(copy(fleet));
        }
        return Forms.of(SessionForms.form(id), scale(id), copy(fleet), delete(id));
    }

    Form scale(FleetId id) {
        FleetCapacity capacity = engine.capacities().find(id).orElse(null);
        return Form.of("UpdateFleetCapacity", "fleet.scale")
                .hidden("FleetId", id.value())
                .number("DesiredInstances", capacity == null ? "" : Integer.toString(capacity.desired()))
                .number("MinSize", capacity == null ? "" : Integer.toString(capacity.minimum()))
                .number("MaxSize", capacity == null ? "" : Integer.toString(capacity.maximum()))
                .number(
                        "ScalingInterval",
                        capacity == null
                                ? ""
                                : Long.toString(capacity.cooldown().toMinutes()));
    }

    private static Form copy(Fleet fleet) {
        return Form.of("CopyFleet", "fleet.copy")
                .hidden("FleetId", fleet.id().value())
                .text("Name", fleet.description().name())
                .number("CopyNumber", "1")
                .then("/console/fleets");
    }

    private static Form delete(FleetId id) {
        return Form.of("DeleteFleet", "fleet.delete")
                .hidden("FleetId", id.value())
                .asking("fleet.delete.ask");
    }

    Forms settings(FleetId id) {
        Fleet fleet = engine.fleets().require(id);
        if (fleet.status().ending()) {
            return Forms.of();
        }
        return Forms.of(attributes(fleet), runtime(fleet), openPort(id), closePort(fleet));
    }

    private static Form attributes(Fleet fleet) {
        return Form.of("UpdateFleetAttributes", "fleet.update")
                .hidden("FleetId", fleet.id().value())
                .text("Name", fleet.description().name())
                .clearable("Description", fleet.description().text())
                .choice(
                        "NewGameSessionProtectionPolicy",
                        fleet.protection().policy().wireName(),
                        PROTECTIONS)
                .number(
                        "GameServerSessionProtectionTimeLimit",
                        Long.toString(fleet.protection().limit().toMinutes()))
                .number(
                        "ResourceCreationLimitPolicy.NewGameServerSessionsPerCreator",
                        Integer.toString(fleet.creationLimit().sessionsPerCreator()))
                .number(
                        "ResourceCreationLimitPolicy.PolicyPeriodInMinutes",
                        Long.toString(fleet.creationLimit().period().toMinutes()));
    }

    /** One row more than there are: a new one is written there, and one that is emptied goes. */
    private static Form runtime(Fleet fleet) {
        Form form = Form.of("UpdateRuntimeConfiguration", "fleet.runtime")
                .hidden("FleetId", fleet.id().value());
        List<ServerProcess> entries = fleet.runtime().serverProcesses();
        for (int at = 0; at <= entries.size(); at++) {
            ServerProcess entry = at < entries.size() ? entries.get(at) : null;
            String name = "RuntimeConfiguration.ServerProcesses." + at + ".";
            form = form.text(name + "LaunchPath", entry == null ? "" : entry.launchPath())
                    .text(name + "Parameters", entry == null ? "" : entry.parameters())
                    .number(
                            name + "ConcurrentExecutions",
                            entry == null ? "" : Integer.toString(entry.concurrentExecutions()));
        }
        return form.number(
                        "RuntimeConfiguration.GameServerSessionActivationTimeoutSeconds",
                        Long.toString(fleet.runtime().activationTimeout().toSeconds()))
                .number(
                        "RuntimeConfiguration.MaxConcurrentGameServerSessionActivations",
                        fleet.runtime().maxConcurrentActivations() == 0
                                ? ""
                                : Integer.toString(fleet.runtime().maxConcurrentActivations()))
                .asking("fleet.runtime.ask");
    }

    private static Form openPort(FleetId id) {
        return Form.of("UpdateFleetPortSettings", "ports.open")
                .hidden("FleetId", id.value())
                .number("InboundPermissionAuthorizations.0.FromPort", "")
                .number("InboundPermissionAuthorizations.0.ToPort", "")
                .choice("InboundPermissionAuthorizations.0.Protocol", "UDP", List.of("UDP", "TCP"))
                .text("InboundPermissionAuthorizations.0.IpRange", "0.0.0.0/0");
    }

    private static Form closePort(Fleet fleet) {
        InboundPermission first = fleet.ports().isEmpty() ? null : fleet.ports().getFirst();
        return Form.of("UpdateFleetPortSettings", "ports.close")
                .hidden("FleetId", fleet.id().value())
                .number(
                        "InboundPermissionRevocations.0.FromPort",
                        first == null ? "" : Integer.toString(first.fromPort()))
                .number("InboundPermissionRevocations.0.ToPort", first == null ? "" : Integer.toString(first.toPort()))
                .choice(
                        "InboundPermissionRevocations.0.Protocol",
                        first == null ? "UDP" : first.protocol(),
                        List.of("UDP", "TCP"))
                .text("InboundPermissionRevocations.0.IpRange", first == null ? "" : first.ipRange());
    }
}
