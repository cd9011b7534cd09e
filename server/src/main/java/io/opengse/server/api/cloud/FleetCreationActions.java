package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.CloudExtras;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ErrorCode;
import java.util.List;
import java.util.Map;

/** The action that creates a fleet. */
public final class FleetCreationActions {
    static final List<ErrorCode> ERRORS =
            List.of(ErrorCode.LIMIT_EXCEEDED_FLEETS, ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_UNAVAILABLE);
    static final String ATTACHED_AT_CREATION = "CCN_SELECTED_BEFORE_CREATE";

    private static final Parameter<String> ASSET_ID =
            Parameter.selector("AssetId", Kind.ascii(1, 128), "The package it runs.", "asset-qrdiw1a9");
    private static final Parameter<Arguments> RUNTIME = Parameter.of(
            "RuntimeConfiguration", RuntimeParameters.STRUCTURE, "Which processes every instance of it runs.", "*");

    private final Engine engine;
    private final Shape<Fleet> answer;

    /** @param arnPrefix what stands before a fleet's id in its resource name */
    public FleetCreationActions(Engine engine, String arnPrefix) {
        this.engine = engine;
        this.answer = Shape.<Fleet>named("")
                .object("FleetAttributes", "the new fleet", FleetShapes.attributes(engine, arnPrefix), same -> same);
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(new Action<>(
                "CreateFleet",
                "Creates a fleet: its package is deployed, its processes are started, and the first that is ready makes"
                        + " it ACTIVE. DescribeFleetEvents tells how it goes.",
                List.of(
                        FleetParameters.NAME.asRequired(),
                        ASSET_ID.asRequired(),
                        RUNTIME.asRequired(),
                        PortParameters.PERMISSIONS.asRequired(),
                        FleetParameters.DESCRIPTION,
                        FleetParameters.INSTANCE_TYPE,
                        FleetParameters.FLEET_TYPE,
                        FleetParameters.PROTECTION,
                        FleetParameters.PROTECTION_LIMIT,
                        FleetParameters.CREATION_LIMIT,
                        Tags.TAGS,
                        ExtraParameters.SYSTEM_DISK,
                        ExtraParameters.DATA_DISK,
                        ExtraParameters.NETWORKS,
                        ExtraParameters.BANDWIDTH,
                        ExtraParameters.PEER_NETWORK,
                        ExtraParameters.SUBNET),
                answer,
                ERRORS,
                this::created));
    }

    private Fleet created(Arguments arguments, Caller caller) {
        CloudExtras asked = new CloudExtras(
                null,
                List.of(),
                null,
                List.of(),
                arguments.get(ExtraParameters.PEER_NETWORK, ""),
                arguments.get(ExtraParameters.SUBNET, ""));
        FleetDescription description = new FleetDescription(
                arguments.get(FleetParameters.NAME),
                arguments.get(FleetParameters.DESCRIPTION, ""),
                "",
                arguments.get(ASSET_ID),
                arguments.get(FleetParameters.INSTANCE_TYPE, ""),
                Tags.find(arguments).orElse(Map.of()),
                ExtraParameters.changed(arguments, asked, ATTACHED_AT_CREATION));
        NewFleet fleet = new NewFleet(
                description,
                RuntimeParameters.fresh(arguments.get(RUNTIME)),
                FleetParameters.protection(arguments, Protection.NONE),
                FleetParameters.creationLimit(arguments, CreationLimit.STANDARD).orElse(CreationLimit.STANDARD),
                PortParameters.read(arguments.get(PortParameters.PERMISSIONS)));
        return engine.fleets().create(fleet, caller.actor());
    }
}
