package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.instance.FleetUse;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ErrorCode;
import java.util.List;

/** The action that counts what fleets are used for. */
public final class FleetUseActions {
    private static final Parameter<List<String>> FLEET_IDS = Parameter.of(
                    "FleetIds", new ListOf<>(Kind.ascii(1, 128), 1, 100), "The fleets.", "fleet-qp3g3caa-95z2gimq")
            .asRequired();
    private static final Shape<FleetUse> USE = Shape.<FleetUse>named("FleetUtilization")
            .whole("ActiveGameServerSessionCount", "sessions that are not over", FleetUse::sessions)
            .whole("ActiveServerProcessCount", "ready processes", FleetUse::processes)
            .whole("CurrentPlayerSessionCount", "seats taken", FleetUse::players)
            .text("FleetId", "the fleet", use -> use.fleet().value())
            .whole("MaximumPlayerSessionCount", "seats of its sessions", FleetUse::mostPlayers);
    private static final Shape<List<FleetUse>> USES = Shape.<List<FleetUse>>named("")
            .list("FleetUtilization", "each fleet's", USE, same -> same)
            .whole("TotalCount", "how many they are", List::size);

    private final Engine engine;

    public FleetUseActions(Engine engine) {
        this.engine = engine;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(new Action<>(
                "DescribeFleetUtilization",
                "Counts the processes, sessions and players of fleets, now.",
                List.of(FLEET_IDS),
                USES,
                List.of(ErrorCode.RESOURCE_NOT_FOUND),
                (arguments, _) -> arguments.get(FLEET_IDS).stream()
                        .distinct()
                        .map(id -> engine.fleetUses().of(new FleetId(id)))
                        .toList()));
    }
}
