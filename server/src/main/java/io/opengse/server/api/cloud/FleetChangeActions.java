package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetChange;
import io.opengse.engine.fleet.FleetReference;
import io.opengse.engine.fleet.InboundPermission;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.id.FleetId;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Nothing;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ErrorCode;
import java.time.Duration;
import java.util.List;

/** The actions that change what a fleet is called and allows, and that delete it. */
public final class FleetChangeActions {
    private static final Parameter<String> FLEET_ID = Selectors.FLEET_ID.asRequired();
    /** Here, and only here, GSE's own clients leave "Server" out of its name. */
    private static final Parameter<ProtectionPolicy> PROTECTION = FleetParameters.PROTECTION
            .named("NewGameSessionProtectionPolicy")
            .alsoCalled("NewGameServerSessionProtectionPolicy");

    private static final Shape<FleetId> ID = Shape.<FleetId>named("").text("FleetId", "the fleet", FleetId::value);
    private static final Shape<InboundPermission> PERMISSION = Shape.<InboundPermission>named("InboundPermission")
            .whole("FromPort", "first port", InboundPermission::fromPort)
            .text("IpRange", "from which addresses", InboundPermission::ipRange)
            .text("Protocol", "TCP or UDP", InboundPermission::protocol)
            .whole("ToPort", "last port", InboundPermission::toPort);
    private static final Shape<Fleet> PORTS =
            Shape.<Fleet>named("").list("InboundPermissions", "the ports players may use", PERMISSION, Fleet::ports);
    private static final List<ErrorCode> ERRORS = List.of(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_UNAVAILABLE);

    private final Engine engine;
    private final Shape<List<FleetReference>> resources;

    public FleetChangeActions(Engine engine) {
        this.engine = engine;
        Shape<FleetReference> resource = Shape.<FleetReference>named("FleetRelatedResource")
                .text("Type", "ALIAS or QUEUE", reference -> reference.kind().name())
                .text("ResourceId", "the alias's id, or the queue's name", FleetReference::id)
                .text("ResourceRegion", "its region", _ -> engine.settings().region());
        this.resources = Shape.<List<FleetReference>>named("")
                .list("Resources", "what leads to the fleet", resource, same -> same);
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(update(), rename(), delete(), related(), ports(), updatePorts());
    }

    private Action<FleetId> update() {
        return new Action<>(
                "UpdateFleetAttributes",
                "Changes what a fleet is called, how it protects sessions and how many one creator may make; what is"
                        + " left out stays as it is. Protection takes effect when a process is next told to end.",
                List.of(
                        FLEET_ID,
                        FleetParameters.DESCRIPTION,
                        FleetParameters.NAME,
                        PROTECTION,
                        FleetParameters.CREATION_LIMIT,
                        FleetParameters.PROTECTION_LIMIT),
                ID,
                ERRORS,
                this::updated);
    }

    private FleetId updated(Arguments arguments, Caller caller) {
        Fleet fleet = engine.fleets().require(id(arguments));
        FleetChange change = new FleetChange(
                arguments.find(FleetParameters.NAME).orElse(null),
                arguments.find(FleetParameters.DESCRIPTION).orElse(null),
                arguments.find(PROTECTION).orElse(null),
                arguments
                        .find(FleetParameters.PROTECTION_LIMIT)
                        .map(Duration::ofMinutes)
                        .orElse(null),
                FleetParameters.creationLimit(arguments, fleet.creationLimit()).orElse(null));
        return engine.fleetChanges().update(fleet.id(), change, caller.actor()).id();
    }

    private Action<Nothing> rename() {
        return new Action<>(
                "UpdateFleetName",
                "Renames a fleet.",
                List.of(FLEET_ID, FleetParameters.NAME.asRequired()),
                Nothing.SHAPE,
                ERRORS,
                (arguments, caller) -> {
                    FleetChange change = FleetChange.rename(arguments.get(FleetParameters.NAME));
                    engine.fleetChanges().update(id(arguments), change, caller.actor());
                    return Nothing.AT_ALL;
                });
    }

    private Action<Nothing> delete() {
        return new Action<>(
                "DeleteFleet",
                "Deletes a fleet that no alias and no queue leads to. It takes no more sessions; its processes are told"
                        + " to end by its protection policy, and when the last is gone it is TERMINATED. Again changes"
                        + " nothing.",
                List.of(FLEET_ID),
                Nothing.SHAPE,
                List.of(ErrorCode.RESOURCE_IN_USE, ErrorCode.RESOURCE_NOT_FOUND),
                (arguments, caller) -> {
                    engine.fleetDeletion().delete(id(arguments), caller.actor());
                    return Nothing.AT_ALL;
                });
    }

    private Action<List<FleetReference>> related() {
        return new Action<>(
                "DescribeFleetRelatedResources",
                "Names the aliases and queues that lead to a fleet, and that keep it from being deleted.",
                List.of(FLEET_ID),
                resources,
                List.of(ErrorCode.RESOURCE_NOT_FOUND),
                (arguments, _) -> engine.fleetDeletion().references(id(arguments)));
    }

    private Action<Fleet> ports() {
        return new Action<>(
                "DescribeFleetPortSettings",
                "Shows which ports of a fleet players may use.",
                List.of(FLEET_ID),
                PORTS,
                List.of(ErrorCode.RESOURCE_NOT_FOUND),
                (arguments, _) -> engine.fleets().require(id(arguments)));
    }

    private Action<FleetId> updatePorts() {
        return new Action<>(
                "UpdateFleetPortSettings",
                "Adds and removes ports players may use, in one call. One rule must be left.",
                List.of(FLEET_ID, PortParameters.AUTHORIZATIONS, PortParameters.REVOCATIONS),
                ID,
                ERRORS,
                (arguments, caller) -> engine.fleetChanges()
                        .updatePorts(
                                id(arguments),
                                PortParameters.read(arguments.get(PortParameters.AUTHORIZATIONS, List.of())),
                                PortParameters.read(arguments.get(PortParameters.REVOCATIONS, List.of())),
                                caller.actor())
                        .id());
    }

    private static FleetId id(Arguments arguments) {
        return new FleetId(arguments.get(FLEET_ID));
    }
}
