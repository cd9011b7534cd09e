package io.opengse.server.api.cloud;

import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Structure;
import io.opengse.server.api.problem.ApiProblem;
import java.time.Duration;
import java.util.List;

/** The parts of a runtime configuration, as actions take them. */
public final class RuntimeParameters {
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

    public static final Structure STRUCTURE =
            new Structure("RuntimeConfiguration", List.of(ACTIVATION_TIMEOUT, MOST_ACTIVATIONS, PROCESSES));
    private static final RuntimeConfiguration NOTHING =
            new RuntimeConfiguration(List.of(), RuntimeConfiguration.STANDARD_ACTIVATION_TIMEOUT, 0);

    private RuntimeParameters() {}

    /** What was given; the engine refuses one without processes. */
    public static RuntimeConfiguration fresh(Arguments given) {
        return changed(given, NOTHING);
    }

    /** What was given, and for the rest what stands now. */
    public static RuntimeConfiguration changed(Arguments given, RuntimeConfiguration now) {
        List<ServerProcess> processes = given.find(PROCESSES)
                .map(list -> list.stream().map(RuntimeParameters::process).toList())
                .orElse(now.serverProcesses());
        int together =
                processes.stream().mapToInt(ServerProcess::concurrentExecutions).sum();
        if (together > MOST_PROCESSES) {
            throw ApiProblem.badValue("RuntimeConfiguration.ServerProcesses asks for " + together
                    + " processes per instance: ConcurrentExecutions may be at most " + MOST_PROCESSES + " together");
        }
        Duration timeout =
                given.find(ACTIVATION_TIMEOUT).map(Duration::ofSeconds).orElse(now.activationTimeout());
        return new RuntimeConfiguration(
                processes, timeout, given.whole(MOST_ACTIVATIONS, now.maxConcurrentActivations()));
    }

    private static ServerProcess process(Arguments given) {
        return new ServerProcess(given.get(LAUNCH_PATH), given.get(COMMAND_LINE, ""), given.whole(COPIES, 1));
    }
}
