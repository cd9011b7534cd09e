package io.opengse.agent.process;

import io.opengse.agent.process.ProcessEvent.Activated;
import io.opengse.agent.process.ProcessEvent.Adopted;
import io.opengse.agent.process.ProcessEvent.AgentStopping;
import io.opengse.agent.process.ProcessEvent.CountsReported;
import io.opengse.agent.process.ProcessEvent.Due;
import io.opengse.agent.process.ProcessEvent.EndOrdered;
import io.opengse.agent.process.ProcessEvent.EndingAnswered;
import io.opengse.agent.process.ProcessEvent.EndingCalled;
import io.opengse.agent.process.ProcessEvent.Gone;
import io.opengse.agent.process.ProcessEvent.HealthAnswered;
import io.opengse.agent.process.ProcessEvent.LaunchFailed;
import io.opengse.agent.process.ProcessEvent.Launched;
import io.opengse.agent.process.ProcessEvent.NoticeAnswered;
import io.opengse.agent.process.ProcessEvent.ReadyCalled;
import io.opengse.agent.process.ProcessEvent.SessionOver;
import io.opengse.agent.process.ProcessEvent.StartAnswered;
import io.opengse.agent.process.ProcessEvent.StartOrdered;
import io.opengse.agent.process.ProcessState.Ending;
import io.opengse.agent.process.ProcessState.Exited;
import io.opengse.agent.process.ProcessState.Launching;
import io.opengse.agent.process.ProcessState.Ordered;
import io.opengse.agent.process.ProcessState.Ready;
import java.time.Instant;

/**
 * The lifecycle of a game process: what each event does in each state. Pure; called by the loop, which writes the
 * outcome down before it acts on it. Split by subject; every switch names every state.
 */
public final class ProcessRules {
    private ProcessRules() {}

    public static Step next(GameProcess process, ProcessEvent event, ProcessTimes times, Instant now) {
        return switch (event) {
            case Launched(var os) -> LaunchRules.launched(process, os, now.plus(times.readyTimeout()));
            case LaunchFailed(var why) -> LaunchRules.failed(process, why, now);
            case Adopted _ -> LaunchRules.adopted(process, times, now);
            case ReadyCalled(var endpoint) -> LaunchRules.ready(process, endpoint, times);
            case CountsReported(var counts) -> counted(process, counts);
            case StartOrdered ordered -> SessionRules.ordered(process, ordered, now);
            case StartAnswered answered -> SessionRules.answered(process, answered, times, now);
            case Activated(var sessionId) -> SessionRules.activated(process, sessionId);
            case SessionOver(var sessionId) -> SessionRules.over(process, sessionId);
            case HealthAnswered(var failure) -> HealthRules.answered(process, failure, times.healthFailures());
            case EndOrdered ordered -> EndRules.ordered(process, ordered, times, now);
            case EndingCalled _ -> EndRules.called(process, now);
            case EndingAnswered _ -> EndRules.answered(process, now);
            case NoticeAnswered _ -> EndRules.noticeAnswered(process);
            case AgentStopping _ -> EndRules.agentStopping(process, times, now);
            case Gone gone -> EndRules.gone(process, gone, now);
            case Due _ -> due(process, times, now);
        };
    }

    private static Step due(GameProcess process, ProcessTimes times, Instant now) {
        Instant due = process.nextDue();
        if (due == null || now.isBefore(due)) {
            return Step.stayed();
        }
        return switch (process.state()) {
            case Ordered _, Exited _ -> Step.stayed();
            case Launching(var os, var _) -> EndRules.readyTimeout(process, os, times, now);
            case Ready(var _, var endpoint) -> HealthRules.due(process, endpoint, times, now);
            case Ending ending -> EndRules.signal(process, ending, times, now);
        };
    }

    private static Step counted(GameProcess process, CustomCounts counts) {
        return switch (process.state()) {
            case Ready _, Ending _ ->
                process.counts().equals(counts) ? Step.stayed() : Step.moved(process.with(counts));
            case Ordered _, Launching _ ->
                Step.refused("PROCESS_NOT_READY: call ProcessReady before ReportCustomData.");
            case Exited _ -> Step.refused("PROCESS_NOT_ACTIVE: this process has already ended.");
        };
    }
}
