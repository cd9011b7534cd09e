package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.id.FleetId;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ErrorCode;
import java.util.List;

/** The actions that show and change which processes a fleet runs. */
public final class RuntimeActions {
    private static final Parameter<Arguments> RUNTIME = Parameter.of(
                    "RuntimeConfiguration",
                    RuntimeParameters.STRUCTURE,
                    "What to change; a field left out stays as it is.",
                    "*")
            .asRequired();
    private static final Shape<Fleet> RUNTIME_OF = Shape.<Fleet>named("")
            .object("RuntimeConfiguration", "what the fleet runs", FleetShapes.RUNTIME, Fleet::runtime);

    private final Engine engine;

    public RuntimeActions(Engine engine) {
        this.engine = engine;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                new Action<>(
                        "DescribeRuntimeConfiguration",
                        "Shows which processes a fleet runs.",
                        List.of(Selectors.FLEET_ID.asRequired()),
                        RUNTIME_OF,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND),
                        (arguments, _) -> engine.fleets().require(fleet(arguments))),
                new Action<>(
                        "UpdateRuntimeConfiguration",
                        "Changes which processes a fleet runs. New ones are started at once; those that no longer belong"
                                + " end when they are idle, or when their session ends.",
                        List.of(Selectors.FLEET_ID.asRequired(), RUNTIME),
                        RUNTIME_OF,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_UNAVAILABLE),
                        this::update));
    }

    private Fleet update(Arguments arguments, Caller caller) {
        RuntimeConfiguration now = engine.fleets().require(fleet(arguments)).runtime();
        RuntimeConfiguration next = RuntimeParameters.changed(arguments.get(RUNTIME), now);
        return engine.runtimes().update(fleet(arguments), next, caller.actor());
    }

    private static FleetId fleet(Arguments arguments) {
        return new FleetId(arguments.get(Selectors.FLEET_ID));
    }
}
