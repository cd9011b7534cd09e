package io.opengse.agent.process;

import io.opengse.agent.process.ProcessEvent.StartAnswered;
import io.opengse.agent.process.ProcessEvent.StartOrdered;
import io.opengse.agent.process.ProcessState.Ending;
import io.opengse.agent.process.ProcessState.Exited;
import io.opengse.agent.process.ProcessState.Launching;
import io.opengse.agent.process.ProcessState.Ordered;
import io.opengse.agent.process.ProcessState.Ready;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.link.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The assignment of a session to a process. Whether a session is active is decided by ActivateGameServerSession alone;
 * the answer of OnStartGameServerSession matters only as long as nothing else has happened (decision D3).
 */
final class SessionRules {
    private SessionRules() {}

    static Step ordered(GameProcess process, StartOrdered order, Instant now) {
        Assignment last = process.assignment();
        if (last != null && order.number() <= last.number()) {
            return Step.stayed();
        }
        // A higher number means that the server knows the earlier session to be over, even if we do not.
        List<ProcessEffect> effects = new ArrayList<>();
        if (last != null && !last.logsTaken()) {
            effects.add(new ProcessEffect.TakeLogs(last.sessionId()));
        }
        GameServerSession session = order.session();
        String sessionId = session.getGameServerSessionId();
        String refusal = refusal(process, order, now);
        if (process.state() instanceof Ready ready && refusal == null) {
            Duration within = Duration.between(now, order.activateBy());
            effects.add(new ProcessEffect.StartSession(ready.endpoint().grpcPort(), order.number(), session, within));
            return new Step.Moved(process.with(Assignment.starting(order.number(), sessionId)), effects);
        }
        String why = refusal == null ? "the process is not ready" : refusal;
        return new Step.Moved(process.with(Assignment.neverTold(order.number(), sessionId, why)), effects);
    }

    private static @Nullable String refusal(GameProcess process, StartOrdered order, Instant now) {
        return switch (process.state()) {
            case Ordered _, Launching _ -> "the process has not called ProcessReady";
            case Ending(var _, var _, var end) -> "the process is ending: " + end.detail();
            case Exited exited -> "the process is gone: " + exited.detail();
            case Ready _
            when !process.health().healthy() ->
                "the process is unhealthy: " + process.health().detail();
            case Ready _
            when !now.isBefore(order.activateBy()) ->
                "the order arrived at " + now + ", after its activation deadline " + order.activateBy()
                        + "; if that is not so, compare the clocks of this host and the server";
            case Ready _ -> null;
        };
    }

    static Step answered(GameProcess process, StartAnswered answer, ProcessTimes times, Instant now) {
        Assignment assignment = process.assignment();
        if (assignment == null
                || assignment.number() != answer.number()
                || assignment.status() != Assignment.Status.STARTING) {
            return Step.stayed();
        }
        String failure = answer.failure();
        if (failure == null) {
            return Step.moved(process.with(assignment.hosting()));
        }
        GameProcess failed = process.with(assignment.failed(failure));
        return switch (process.state()) {
            case Ready(var os, var endpoint) -> {
                Instant killAt = now.plus(times.killGrace());
                long told = times.terminationTime().write(killAt.toEpochMilli(), now.toEpochMilli());
                End end = End.quietly(EndReason.START_REFUSED, failure, EndRules.unlessStranger(process, killAt))
                        .told(told);
                yield Step.moved(failed.in(new Ending(os, endpoint, end)), EndRules.tell(endpoint, end, now));
            }
            case Ordered _, Launching _, Ending _, Exited _ -> Step.moved(failed);
        };
    }

    static Step activated(GameProcess process, String sessionId) {
        Assignment assignment = process.assignment();
        if (assignment == null || !assignment.sessionId().equals(sessionId)) {
            return Step.stayed();
        }
        return switch (assignment.status()) {
            case STARTING -> Step.moved(process.with(assignment.hosting()));
            case HOSTING, OVER, FAILED -> Step.stayed();
        };
    }

    static Step over(GameProcess process, String sessionId) {
        Assignment assignment = process.assignment();
        if (assignment == null || !assignment.sessionId().equals(sessionId)) {
            return Step.stayed();
        }
        return switch (assignment.status()) {
            case STARTING, HOSTING ->
                assignment.logsTaken()
                        ? Step.moved(process.with(assignment.over()))
                        : Step.moved(
                                process.with(assignment.over().withLogsTaken()), new ProcessEffect.TakeLogs(sessionId));
            case OVER, FAILED -> Step.stayed();
        };
    }
}
