package io.opengse.server.api.operator;

import io.opengse.engine.id.HostId;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.ProcessId;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Nothing;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import io.opengse.server.live.Trials;
import java.time.Duration;
import java.util.List;

/** The operator actions with which developers break things on purpose; refused except in gse local and gse up. */
public final class TrialActions {
    private static final String ONLY = " Only in gse local and gse up, and told in an event.";
    private static final Parameter<String> PROCESS_ID = Parameter.of(
                    "ProcessId", Kind.ascii(1, 128), "The process.", "proc-3f9a")
            .asRequired();
    private static final Parameter<Long> COUNT =
            Parameter.of("Count", Kind.whole(0, 1000), "So many; 1 when left out, 0: no more from now on.", "3");
    private static final Parameter<Long> WITHIN = Parameter.of(
                    "WithinSeconds", Kind.whole(0, 86_400), "Its terminationTime, from now on.", "30")
            .asRequired();
    private static final Parameter<String> HOST_ID =
            Parameter.of("HostId", Kind.ascii(1, 128), "The host.", "host-8f2k").asRequired();
    private static final Parameter<Long> FOR = Parameter.of(
                    "ForSeconds", Kind.whole(1, 600), "How long it stays away.", "10")
            .asRequired();
    private static final Parameter<String> PLAYER_SESSION_ID = Parameter.of(
                    "PlayerSessionId", Kind.ascii(1, 1024), "The RESERVED player session.", "psess-1")
            .asRequired();
    private static final Shape<Boolean> TOLD = Shape.<Boolean>named("")
            .flag("Told", "false when it is to end sooner anyway: then nothing has changed", told -> told);
    private static final List<ErrorCode> ERRORS =
            List.of(ErrorCode.OPERATION_DENIED, ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_UNAVAILABLE);

    private final Trials trials;

    public TrialActions(Trials trials) {
        this.trials = trials;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                trial(
                        "OpengseFailHealthChecks",
                        "Has the next health checks of a process fail without its game being asked.",
                        List.of(PROCESS_ID, COUNT),
                        (arguments, caller) ->
                                trials.failHealthChecks(process(arguments), arguments.whole(COUNT, 1), caller.actor())),
                trial(
                        "OpengseKillProcess",
                        "Kills a process without a word, as a crash would.",
                        List.of(PROCESS_ID),
                        (arguments, caller) -> trials.kill(process(arguments), caller.actor())),
                new Action<>(
                        "OpengseTellProcessToEnd",
                        "Calls OnProcessTerminate with a deadline of your choosing, whatever protects the process; then it"
                                + " is killed." + ONLY,
                        List.of(PROCESS_ID, WITHIN),
                        TOLD,
                        ERRORS,
                        (arguments, caller) -> {
                            requirePermission();
                            Duration within = Duration.ofSeconds(arguments.get(WITHIN));
                            return trials.endWithin(process(arguments), within, caller.actor());
                        }),
                trial(
                        "OpengseDropAgentLink",
                        "Has the agent of a host hang up, answer no call that needs the server, and come again later.",
                        List.of(HOST_ID, FOR),
                        (arguments, caller) -> trials.dropLink(
                                new HostId(arguments.get(HOST_ID)),
                                Duration.ofSeconds(arguments.get(FOR)),
                                caller.actor())),
                trial(
                        "OpengseExpireReservation",
                        "Lets a reserved seat lapse now instead of when its time has passed.",
                        List.of(PLAYER_SESSION_ID),
                        (arguments, caller) ->
                                trials.lapse(new PlayerSessionId(arguments.get(PLAYER_SESSION_ID)), caller.actor())));
    }

    private interface Trial {
        void run(Arguments arguments, Caller caller);
    }

    private Action<?> trial(String name, String purpose, List<Parameter<?>> parameters, Trial trial) {
        return new Action<>(name, purpose + ONLY, parameters, Nothing.SHAPE, ERRORS, (arguments, caller) -> {
            requirePermission();
            trial.run(arguments, caller);
            return Nothing.AT_ALL;
        });
    }

    private void requirePermission() {
        if (!trials.permitted()) {
            throw new ApiProblem(ErrorCode.OPERATION_DENIED, Trials.REFUSAL);
        }
    }

    private static ProcessId process(Arguments arguments) {
        return new ProcessId(arguments.get(PROCESS_ID));
    }
}
