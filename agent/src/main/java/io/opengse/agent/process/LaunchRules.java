package io.opengse.agent.process;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.process.ProcessState.Ending;
import io.opengse.agent.process.ProcessState.Exited;
import io.opengse.agent.process.ProcessState.Launching;
import io.opengse.agent.process.ProcessState.Ordered;
import io.opengse.agent.process.ProcessState.Ready;
import io.opengse.protocol.link.EndReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** From the order to start a process to its ProcessReady, and its adoption by a restarted agent. */
final class LaunchRules {
    private LaunchRules() {}

    static Step launched(GameProcess process, ProcessIdentity os, Instant readyBy) {
        return switch (process.state()) {
            case Ordered _ -> Step.moved(process.in(new Launching(os, readyBy)), new ProcessEffect.Watch(os));
            case Launching _, Ready _, Ending _, Exited _ -> Step.stayed();
        };
    }

    static Step failed(GameProcess process, String why, Instant now) {
        return switch (process.state()) {
            case Ordered _ -> Step.moved(process.in(new Exited(null, null, -1, now, EndReason.LAUNCH_FAILED, why)));
            case Launching _, Ready _, Ending _, Exited _ -> Step.stayed();
        };
    }

    static Step adopted(GameProcess process, ProcessTimes times, Instant now) {
        return switch (process.state()) {
            case Ordered _, Exited _ -> Step.stayed();
            // Nobody answered its ProcessReady while the agent was away: the time starts anew.
            case Launching(var os, var _) ->
                Step.moved(process.in(new Launching(os, now.plus(times.readyTimeout()))), new ProcessEffect.Watch(os));
            case Ready(var os, var _) ->
                Step.moved(
                        process.with(process.health().checkedFrom(now.plus(times.healthInterval()))),
                        new ProcessEffect.Watch(os));
            case Ending ending -> new Step.Moved(process, adoptEnding(ending, now));
        };
    }

    private static List<ProcessEffect> adoptEnding(Ending ending, Instant now) {
        List<ProcessEffect> effects = new ArrayList<>();
        effects.add(new ProcessEffect.Watch(ending.os()));
        Endpoint endpoint = ending.endpoint();
        if (endpoint != null && ending.end().unansweredNotice() != 0) {
            effects.add(EndRules.tell(endpoint, ending.end(), now));
        }
        return effects;
    }

    static Step ready(GameProcess process, Endpoint endpoint, ProcessTimes times) {
        return switch (process.state()) {
            case Ordered _ -> Step.refused("PROCESS_READY_FAILED: this process is still being started; try again.");
            case Launching(var os, var _) ->
                Step.moved(process.in(new Ready(os, endpoint))
                        .with(process.health().checkedFrom(endpoint.readyAt().plus(times.healthInterval()))));
            case Ready(var os, var known) -> readyAgain(process, os, known, endpoint.since(known.readyAt()));
            case Ending(var _, var _, var end) ->
                Step.refused("PROCESS_READY_FAILED: this process is ending (" + end.detail()
                        + "); it gets no more sessions. Call ProcessEnding and exit.");
            case Exited _ -> Step.refused("PROCESS_READY_FAILED: this process has already ended.");
        };
    }

    private static Step readyAgain(GameProcess process, ProcessIdentity os, Endpoint known, Endpoint said) {
        if (said.equals(known)) {
            return Step.stayed();
        }
        GameProcess updated = process.in(new Ready(os, said));
        return said.grpcPort() == known.grpcPort()
                ? Step.moved(updated)
                : Step.moved(updated, new ProcessEffect.ForgetPort(known.grpcPort()));
    }
}
