package io.opengse.server.api.operator;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.server.api.cloud.FleetParameters;
import io.opengse.server.api.cloud.PortParameters;
import io.opengse.server.api.cloud.RuntimeParameters;
import io.opengse.server.api.cloud.Tags;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ErrorCode;
import java.util.List;
import java.util.Map;

/** The operator action that creates a fleet which runs from a folder of its hosts instead of from a package. */
public final class FolderFleetActions {
    private static final Parameter<String> DIRECTORY = Parameter.of(
                    "Directory",
                    Kind.text(1, 4096),
                    "The game's folder, the same on every host; /local/game/ in launch paths means it.",
                    "/srv/arena")
            .asRequired();
    private static final Parameter<Arguments> RUNTIME = Parameter.of(
                    "RuntimeConfiguration",
                    RuntimeParameters.STRUCTURE,
                    "Which processes every instance of it runs.",
                    "*")
            .asRequired();
    private static final Shape<Fleet> ANSWER = Shape.<Fleet>named("")
            .text("FleetId", "the new fleet", fleet -> fleet.id().value())
            .text("Status", "where it stands", fleet -> fleet.status().name());

    private final Engine engine;

    public FolderFleetActions(Engine engine) {
        this.engine = engine;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(new Action<>(
                "OpengseCreateFolderFleet",
                "Creates a fleet that runs from a folder which is on its hosts already: nothing is deployed. Otherwise as"
                        + " CreateFleet.",
                List.of(
                        FleetParameters.NAME.asRequired(),
                        DIRECTORY,
                        RUNTIME,
                        PortParameters.PERMISSIONS,
                        FleetParameters.DESCRIPTION,
                        FleetParameters.INSTANCE_TYPE,
                        FleetParameters.PROTECTION,
                        FleetParameters.PROTECTION_LIMIT,
                        FleetParameters.CREATION_LIMIT,
                        Tags.TAGS),
                ANSWER,
                List.of(ErrorCode.LIMIT_EXCEEDED_FLEETS),
                this::created));
    }

    private Fleet created(Arguments arguments, Caller caller) {
        FleetDescription description = new FleetDescription(
                arguments.get(FleetParameters.NAME),
                arguments.get(FleetParameters.DESCRIPTION, ""),
                arguments.get(DIRECTORY),
                "",
                arguments.get(FleetParameters.INSTANCE_TYPE, ""),
                Tags.find(arguments).orElse(Map.of()));
        NewFleet fleet = new NewFleet(
                description,
                RuntimeParameters.fresh(arguments.get(RUNTIME)),
                FleetParameters.protection(arguments, Protection.NONE),
                FleetParameters.creationLimit(arguments, CreationLimit.STANDARD).orElse(CreationLimit.STANDARD),
                PortParameters.read(arguments.get(PortParameters.PERMISSIONS, List.of())));
        return engine.fleets().create(fleet, caller.actor());
    }
}
