package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.instance.Instance;
import io.opengse.server.api.cloud.InstanceShapes.Placed;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.util.List;
import java.util.function.Predicate;

/** The actions that list a fleet's instances. */
public final class InstanceListActions {
    private static final Parameter<String> INSTANCE_ID =
            Parameter.selector("InstanceId", Kind.ascii(1, 128), "Only this one.", "ins-1d6i1mzp");
    private static final Parameter<String> IP_ADDRESS =
            Parameter.selector("IpAddress", Kind.ascii(1, 128), "Only those on the host of this address.", "");
    private static final Parameter<Long> OFFSET =
            Parameter.selector("Offset", Kind.whole(0, Integer.MAX_VALUE), "Rows to skip.", "0");
    private static final Parameter<Long> LIMIT =
            Parameter.selector("Limit", Kind.whole(0, 100), "Rows in one page; 20 when left out.", "20");

    private record Found(List<Placed> page, int total) {}

    private static final Shape<Found> PLAIN = Shape.<Found>named("")
            .list("Instances", "one page of them", InstanceShapes.INSTANCE, Found::page)
            .whole("TotalCount", "how many fit", Found::total);
    private static final Shape<Found> EXTENDED = Shape.<Found>named("")
            .list("Instances", "one page of them", InstanceShapes.EXTENDED, Found::page)
            .whole("TotalCount", "how many fit", Found::total);

    private final Engine engine;

    public InstanceListActions(Engine engine) {
        this.engine = engine;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                new Action<>(
                        "DescribeInstances",
                        "Lists the instances of a fleet that are not over, the oldest first; or shows one.",
                        List.of(Selectors.FLEET_ID, INSTANCE_ID, OFFSET, LIMIT, IP_ADDRESS),
                        PLAIN,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND),
                        (arguments, _) -> found(arguments, this::byFleetOrId)),
                new Action<>(
                        "DescribeInstancesExtend",
                        "Lists the instances of a fleet that are not over, with what they are used for.",
                        List.of(Selectors.FLEET_ID.asRequired(), OFFSET.asRequired(), LIMIT.asRequired(), IP_ADDRESS),
                        EXTENDED,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND),
                        (arguments, _) -> found(arguments, given -> of(fleet(given)))));
    }

    /** Reads the instances a call is about. */
    private interface Reading {
        List<Placed> of(Arguments arguments);
    }

    private static Found found(Arguments arguments, Reading reading) {
        Predicate<Placed> wanted = placed -> arguments
                .find(IP_ADDRESS)
                .map(InstanceShapes.address(placed)::equals)
                .orElse(true);
        List<Placed> all = reading.of(arguments).stream().filter(wanted).toList();
        List<Placed> page = all.stream()
                .skip(arguments.whole(OFFSET, 0))
                .limit(arguments.whole(LIMIT, Selectors.STANDARD_LIMIT))
                .toList();
        return new Found(page, all.size());
    }

    private List<Placed> byFleetOrId(Arguments arguments) {
        if (arguments.find(INSTANCE_ID).isEmpty()) {
            if (arguments.find(Selectors.FLEET_ID).isEmpty()) {
                throw ApiProblem.missing("FleetId is missing: say which fleet's instances to show, or give InstanceId");
            }
            return of(fleet(arguments));
        }
        InstanceId id = new InstanceId(arguments.get(INSTANCE_ID));
        return engine.instances()
                .find(id)
                .map(Instance::fleet)
                .filter(fleet -> arguments
                        .find(Selectors.FLEET_ID)
                        .map(fleet.value()::equals)
                        .orElse(true))
                .map(fleet -> of(fleet).stream()
                        .filter(placed -> placed.instance().id().equals(id))
                        .toList())
                .orElse(List.of());
    }

    private List<Placed> of(FleetId id) {
        Fleet fleet = engine.fleets().require(id);
        return engine.instanceUses().of(id).stream()
                .map(use -> new Placed(use, fleet.description().instanceType()))
                .toList();
    }

    private static FleetId fleet(Arguments arguments) {
        return new FleetId(arguments.get(Selectors.FLEET_ID));
    }
}
