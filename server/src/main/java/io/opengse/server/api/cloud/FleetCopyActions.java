package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.CloudExtras;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.scaling.PolicyPart;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The action that makes fleets like one there is. */
public final class FleetCopyActions {
    private static final Parameter<Long> COPIES = Parameter.of(
                    "CopyNumber", Kind.whole(1, 1_000), "How many new fleets; at most what the quota leaves.", "1")
            .asRequired();
    private static final Parameter<String> ASSET_ID =
            Parameter.selector("AssetId", Kind.ascii(1, 128), "Another package; else the same.", "asset-qrdiw1a9");
    private static final Parameter<Arguments> RUNTIME =
            Parameter.of("RuntimeConfiguration", RuntimeParameters.STRUCTURE, "What is different of what it runs.", "");
    private static final Parameter<Networks> NETWORK_CHOICE = Parameter.selector(
            "SelectedCcnType",
            Kind.choice(Networks.class, Networks::name),
            "Whether CcnInfos are copied, which have no effect here; CCN_UNSELECTED when left out.",
            "CCN_UNSELECTED");

    private enum Networks {
        CCN_SELECTED_BEFORE_CREATE,
        CCN_SELECTED_AFTER_CREATE,
        CCN_UNSELECTED
    }

    private final Engine engine;
    private final Shape<List<Fleet>> answer;

    /** @param arnPrefix what stands before a fleet's id in its resource name */
    public FleetCopyActions(Engine engine, String arnPrefix) {
        this.engine = engine;
        this.answer = Shape.<List<Fleet>>named("")
                .list("FleetAttributes", "the new fleets", FleetShapes.attributes(engine, arnPrefix), same -> same)
                .whole("TotalCount", "how many they are", List::size);
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(new Action<>(
                "CopyFleet",
                "Creates fleets like one there is, all or none; what is given replaces what the one has.",
                List.of(
                        Selectors.FLEET_ID.asRequired(),
                        COPIES,
                        ASSET_ID,
                        FleetParameters.DESCRIPTION,
                        PortParameters.PERMISSIONS,
                        FleetParameters.INSTANCE_TYPE,
                        FleetParameters.FLEET_TYPE,
                        FleetParameters.NAME,
                        FleetParameters.PROTECTION,
                        FleetParameters.CREATION_LIMIT,
                        RUNTIME,
                        FleetParameters.PROTECTION_LIMIT,
                        ScalingChoice.POLICIES,
                        NETWORK_CHOICE,
                        Tags.TAGS,
                        ExtraParameters.SYSTEM_DISK,
                        ExtraParameters.DATA_DISK,
                        ScalingChoice.TIMERS,
                        ExtraParameters.NETWORKS,
                        ExtraParameters.BANDWIDTH),
                answer,
                FleetCreationActions.ERRORS,
                this::copied));
    }

    private List<Fleet> copied(Arguments arguments, Caller caller) {
        Fleet source = engine.fleets().require(new FleetId(arguments.get(Selectors.FLEET_ID)));
        NewFleet copy = new NewFleet(
                description(arguments, source.description()),
                arguments
                        .find(RUNTIME)
                        .map(given -> RuntimeParameters.changed(given, source.runtime()))
                        .orElse(source.runtime()),
                FleetParameters.protection(arguments, source.protection()),
                FleetParameters.creationLimit(arguments, source.creationLimit()).orElse(source.creationLimit()),
                arguments
                        .find(PortParameters.PERMISSIONS)
                        .map(PortParameters::read)
                        .orElse(source.ports()));
        List<Fleet> created =
                engine.fleets().createAll(Collections.nCopies(arguments.whole(COPIES, 1), copy), caller.actor());
        Set<PolicyPart> parts = ScalingChoice.parts(arguments);
        created.forEach(fleet -> engine.scaling().copy(source.id(), fleet.id(), parts, caller.actor()));
        return created;
    }

    private static FleetDescription description(Arguments arguments, FleetDescription source) {
        String asset = arguments.get(ASSET_ID, source.assetId());
        return new FleetDescription(
                arguments.get(FleetParameters.NAME, source.name()),
                arguments.get(FleetParameters.DESCRIPTION, source.text()),
                // A fleet given a package does not run from a folder any more.
                asset.isEmpty() ? source.directory() : "",
                asset,
                arguments.get(FleetParameters.INSTANCE_TYPE, source.instanceType()),
                Tags.find(arguments).orElse(source.tags()),
                extras(arguments, source.extras()));
    }

    private static CloudExtras extras(Arguments arguments, CloudExtras source) {
        Networks choice = arguments.get(NETWORK_CHOICE, Networks.CCN_UNSELECTED);
        List<CloudExtras.Network> networks = choice == Networks.CCN_UNSELECTED
                ? List.of()
                : source.networks().stream()
                        .map(network -> new CloudExtras.Network(network.account(), network.id(), choice.name()))
                        .toList();
        CloudExtras kept = new CloudExtras(
                source.systemDisk(),
                source.dataDisks(),
                source.bandwidth(),
                networks,
                source.peerNetwork(),
                source.subnet());
        return ExtraParameters.changed(arguments, kept, choice.name());
    }
}
