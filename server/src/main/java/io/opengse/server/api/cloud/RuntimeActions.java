package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.id.FleetId;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.declaration.Structure;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.time.Duration;
import java.util.List;

/** The actions that show and change which processes a fleet runs. */
public final class RuntimeActions {
    private static final int MOST_PROCESSES = 50;
    private static final Parameter<Long> COPIES = Parameter.of(
                    "ConcurrentExecutions", Kind.whole(1, MOST_PROCESSES), "Copies per instance.", "3")
            .asRequired();
    private static final Parameter<String> LAUNCH_PATH = Parameter.of(
                    "LaunchPath",
                    Kind.text(1, 1024),
                    "What to start: below /local/game/, or relative to the game's folder.",
                    "/local/game/server")
            .asRequired();
    private static final Parameter<String> COMMAND_LINE = Parameter.of(
            "Parameters", Kind.text(0, 1024), "Its command line, split as a shell would.", "--level harbour");
    private static final Parameter<List<Arguments>> PROCESSES = Parameter.of(
            "ServerProcesses",
            new ListOf<>(
                    new Structure("ServerProcesse", List.of(COPIES, LAUNCH_PATH, COMMAND_LINE)), 1, MOST_PROCESSES),
            "What runs on every instance, at most 50 processes together.",
            "*");
    private static final Parameter<Long> ACTIVATION_TIMEOUT = Parameter.of(
            "GameServerSessionActivationTimeoutSeconds",
            Kind.whole(1, 600),
            "How long a session may be ACTIVATING.",
            "600");
    private static final Parameter<Long> MOST_ACTIVATIONS = Parameter.of(
            "MaxConcurrentGameServerSessionActivations",
            Kind.whole(0, Integer.MAX_VALUE),
            "Sessions that may be ACTIVATING on one instance; 0 = unlimited.",
            "0");
    private static final Parameter<Arguments> RUNTIME = Parameter.of(
                    "RuntimeConfiguration",
                    new Structure("RuntimeConfiguration", List.of(ACTIVATION_TIMEOUT, MOST_ACTIVATIONS, PROCESSES)),
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
        Arguments change = arguments.get(RUNTIME);
        RuntimeConfiguration now = engine.fleets().require(fleet(arguments)).runtime();
        List<ServerProcess> processes = change.find(PROCESSES)
                .map(list -> list.stream().map(RuntimeActions::process).toList())
                .orElse(now.serverProcesses());
        int together =
                processes.stream().mapToInt(ServerProcess::concurrentExecutions).sum();
        if (together > MOST_PROCESSES) {
            throw ApiProblem.badValue("RuntimeConfiguration.ServerProcesses asks for " + together
                    + " processes per instance: ConcurrentExecutions may be at most " + MOST_PROCESSES + " together");
        }
        Duration timeout =
                change.find(ACTIVATION_TIMEOUT).map(Duration::ofSeconds).orElse(now.activationTimeout());
        int activations = change.whole(MOST_ACTIVATIONS, now.maxConcurrentActivations());
        return engine.runtimes()
                .update(fleet(arguments), new RuntimeConfiguration(processes, timeout, activations), caller.actor());
    }

    private static ServerProcess process(Arguments given) {
        return new ServerProcess(given.get(LAUNCH_PATH), given.get(COMMAND_LINE, ""), given.whole(COPIES, 1));
    }

    private static FleetId fleet(Arguments arguments) {
        return new FleetId(arguments.get(Selectors.FLEET_ID));
    }
}
