package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.instance.CapacityChanges;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.engine.instance.InstanceCounts;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ErrorCode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The actions that show and change how many instances fleets have, and whether policies act. */
public final class CapacityActions {
    private static final int MOST = 100_000;
    private static final Parameter<Long> DESIRED = Parameter.of(
            "DesiredInstances",
            Kind.whole(0, MOST),
            "So many instances, within MinSize and MaxSize. Policies change it while the fleet scales automatically and"
                    + " has any.",
            "2");
    private static final Parameter<Long> MINIMUM =
            Parameter.of("MinSize", Kind.whole(0, MOST), "Never fewer instances.", "1");
    private static final Parameter<Long> MAXIMUM = Parameter.of(
            "MaxSize",
            Kind.whole(1, MOST),
            "Never more instances; 1 until the fleet has been ACTIVE. All fleets together stay within the instance-quota.",
            "5");
    private static final Parameter<Long> INTERVAL = Parameter.of(
            "ScalingInterval", Kind.whole(3, 30), "Minutes between two changes by policies; 10 at first.", "10");
    private static final Parameter<List<String>> FLEET_IDS = Parameter.of(
                    "FleetIds",
                    new ListOf<>(Kind.ascii(1, 128), 0, 100),
                    "The fleets; all of them when empty.",
                    "fleet-qp3g3caa-95z2gimq")
            .asRequired();
    private static final Parameter<List<FleetAction>> ACTIONS = Parameter.of(
            "Actions",
            new ListOf<>(Kind.choice(FleetAction.class, FleetAction::name), 0, 10),
            "AUTO_SCALING, also when left out.",
            "AUTO_SCALING");

    /** What may be started and stopped of a fleet. */
    private enum FleetAction {
        AUTO_SCALING
    }

    private record Shown(
            Fleet fleet, InstanceCounts counts, @Nullable FleetCapacity capacity) {}

    private record Listed(List<Shown> capacities, int total) {}

    private static final Shape<InstanceCounts> COUNTS = Shape.<InstanceCounts>named("InstanceCounts")
            .whole("Active", "had a ready process", InstanceCounts::active)
            .whole("Desired", "wanted", InstanceCounts::desired)
            .whole("Idle", "active ones without a session", InstanceCounts::idle)
            .whole("MaxiNum", "never more", InstanceCounts::maximum)
            .whole("MiniNum", "never fewer", InstanceCounts::minimum)
            .whole("Pending", "waiting for a host, or starting", InstanceCounts::pending)
            .whole("Terminating", "being scaled in", InstanceCounts::terminating);
    private static final Shape<Shown> CAPACITY = Shape.<Shown>named("FleetCapacity")
            .text("FleetId", "the fleet", shown -> shown.fleet.id().value())
            .text(
                    "InstanceType",
                    "as its creator said",
                    shown -> shown.fleet.description().instanceType())
            .object("InstanceCounts", "how many instances", COUNTS, Shown::counts)
            .wholeIfAny("ScalingInterval", "minutes; null when the fleet is over", CapacityActions::minutes);
    private static final Shape<Listed> CAPACITIES = Shape.<Listed>named("")
            .list("FleetCapacity", "the fleets' capacities", CAPACITY, Listed::capacities)
            .whole("TotalCount", "how many there are", Listed::total);
    private static final Shape<FleetId> FLEET = Shape.<FleetId>named("").text("FleetId", "the fleet", FleetId::value);

    private final Engine engine;

    public CapacityActions(Engine engine) {
        this.engine = engine;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        List<ErrorCode> modeErrors = List.of(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_UNAVAILABLE);
        return List.of(
                new Action<>(
                        "UpdateFleetCapacity",
                        "Sets how many instances a fleet has, and between which limits it scales. What is left out stays;"
                                + " a desired count outside the new limits follows them.",
                        List.of(Selectors.FLEET_ID.asRequired(), DESIRED, MINIMUM, MAXIMUM, INTERVAL),
                        FLEET,
                        List.of(
                                ErrorCode.RESOURCE_NOT_FOUND,
                                ErrorCode.LIMIT_EXCEEDED_INSTANCES,
                                ErrorCode.RESOURCE_UNAVAILABLE),
                        this::update),
                new Action<>(
                        "DescribeFleetCapacity",
                        "Shows how many instances fleets have and should have.",
                        List.of(FLEET_IDS, ScalingParameters.LIMIT, ScalingParameters.OFFSET),
                        CAPACITIES,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND),
                        (arguments, _) -> described(arguments)),
                new Action<>(
                        "StartFleetActions",
                        "Lets scaling policies act on a fleet, as they do on a new one.",
                        List.of(Selectors.FLEET_ID.asRequired(), ACTIONS),
                        FLEET,
                        modeErrors,
                        (arguments, caller) -> automatic(arguments, true, caller)),
                new Action<>(
                        "StopFleetActions",
                        "Keeps scaling policies from acting on a fleet: only DesiredInstances counts.",
                        List.of(Selectors.FLEET_ID.asRequired(), ACTIONS),
                        FLEET,
                        modeErrors,
                        (arguments, caller) -> automatic(arguments, false, caller)));
    }

    private FleetId update(Arguments arguments, Caller caller) {
        CapacityChanges.Wish wish = new CapacityChanges.Wish(
                number(arguments, MINIMUM),
                number(arguments, MAXIMUM),
                number(arguments, DESIRED),
                arguments.find(INTERVAL).map(Duration::ofMinutes).orElse(null));
        return engine.capacityChanges()
                .update(fleet(arguments), wish, caller.actor())
                .fleet();
    }

    private FleetId automatic(Arguments arguments, boolean automatic, Caller caller) {
        return engine.capacityChanges()
                .setAutomatic(fleet(arguments), automatic, caller.actor())
                .fleet();
    }

    private Listed described(Arguments arguments) {
        List<String> ids = arguments.get(FLEET_IDS);
        int offset = ScalingParameters.offset(arguments);
        int limit = ScalingParameters.limit(arguments);
        if (ids.isEmpty()) {
            List<Fleet> page = engine.fleets().list(offset, limit);
            return new Listed(
                    page.stream().map(this::shown).toList(), engine.fleets().count());
        }
        List<Fleet> named = ids.stream()
                .distinct()
                .map(id -> engine.fleets().require(new FleetId(id)))
                .toList();
        return new Listed(
                named.stream().skip(offset).limit(limit).map(this::shown).toList(), named.size());
    }

    private Shown shown(Fleet fleet) {
        return new Shown(
                fleet,
                engine.instanceUses().counts(fleet.id()),
                engine.capacities().find(fleet.id()).orElse(null));
    }

    private static @Nullable Long minutes(Shown shown) {
        return shown.capacity == null ? null : shown.capacity.cooldown().toMinutes();
    }

    private static FleetId fleet(Arguments arguments) {
        return new FleetId(arguments.get(Selectors.FLEET_ID));
    }

    private static @Nullable Integer number(Arguments arguments, Parameter<Long> parameter) {
        return arguments.find(parameter).map(Math::toIntExact).orElse(null);
    }
}
