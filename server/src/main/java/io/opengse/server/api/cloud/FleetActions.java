package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.FleetId;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ErrorCode;
import java.util.List;

/** The actions that list fleets and show what they are. */
public final class FleetActions {
    private static final Parameter<String> ASSET_ID =
            Parameter.selector("AssetId", Kind.ascii(1, 128), "Only fleets of this package.", "");
    private static final Parameter<Long> OFFSET =
            Parameter.selector("Offset", Kind.whole(0, Integer.MAX_VALUE), "Rows to skip.", "0");
    private static final Parameter<Long> UNUSED_LIMIT = Parameter.selector(
            "Limit", Kind.whole(0, Integer.MAX_VALUE), "Taken and not used: the whole list comes at once.", "");
    private static final Parameter<Long> UNUSED_OFFSET = Parameter.selector(
            "Offset", Kind.whole(0, Integer.MAX_VALUE), "Taken and not used: the whole list comes at once.", "");
    private static final Parameter<List<String>> FLEET_IDS = Parameter.of(
            "FleetIds",
            new ListOf<>(Kind.ascii(1, 128), 0, 100),
            "The fleets; all of them when empty or left out.",
            "fleet-qp3g3caa-95z2gimq");

    /** A part of the fleets, and how many there are in all. */
    private record Fleets(List<Fleet> fleets, int total) {}

    private static final Shape<Fleets> IDS = Shape.<Fleets>named("")
            .texts(
                    "FleetIds",
                    "the fleets, in the order of creation",
                    found -> found.fleets.stream()
                            .map(fleet -> fleet.id().value())
                            .toList())
            .whole("TotalCount", "how many fit", Fleets::total);

    private final Engine engine;
    private final Shape<Fleets> attributes;

    /** @param arnPrefix what stands before a fleet's id in its resource name, qcs::gse:REGION:uin/UIN:fleet/ */
    public FleetActions(Engine engine, String arnPrefix) {
        this.engine = engine;
        this.attributes = Shape.<Fleets>named("")
                .list("FleetAttributes", "the fleets", FleetShapes.attributes(engine, arnPrefix), Fleets::fleets)
                .whole("TotalCount", "how many there are", Fleets::total);
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                new Action<>(
                        "ListFleets",
                        "Names all fleets that fit.",
                        List.of(ASSET_ID, UNUSED_LIMIT, UNUSED_OFFSET, Filters.FILTERS),
                        IDS,
                        List.of(),
                        (arguments, _) -> listed(arguments)),
                new Action<>(
                        "DescribeFleetAttributes",
                        "Shows what fleets are and where they stand.",
                        List.of(FLEET_IDS, Selectors.LIMIT, OFFSET),
                        attributes,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND),
                        (arguments, _) -> described(arguments)));
    }

    private Fleets listed(Arguments arguments) {
        List<Fleet> fitting = engine.fleets().list(0, Integer.MAX_VALUE).stream()
                .filter(fleet -> arguments
                        .find(ASSET_ID)
                        .map(fleet.description().assetId()::equals)
                        .orElse(true))
                .filter(fleet -> Filters.fit(
                        arguments,
                        fleet.id().value(),
                        fleet.description().name(),
                        fleet.description().tags()))
                .toList();
        return new Fleets(fitting, fitting.size());
    }

    private Fleets described(Arguments arguments) {
        List<String> ids = arguments.get(FLEET_IDS, List.of());
        int offset = arguments.whole(OFFSET, 0);
        int limit = Selectors.limit(arguments);
        if (ids.isEmpty()) {
            return new Fleets(
                    engine.fleets().list(offset, limit), engine.fleets().count());
        }
        List<Fleet> named = ids.stream()
                .distinct()
                .map(id -> engine.fleets().require(new FleetId(id)))
                .toList();
        return new Fleets(named.stream().skip(offset).limit(limit).toList(), named.size());
    }
}
