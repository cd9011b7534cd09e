package io.opengse.agent.process;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.process.ProcessEvent.EndOrdered;
import io.opengse.agent.process.ProcessState.Ending;
import io.opengse.agent.process.ProcessState.Exited;
import io.opengse.agent.process.ProcessState.Launching;
import io.opengse.agent.process.ProcessState.Ordered;
import io.opengse.agent.process.ProcessState.Ready;
import io.opengse.protocol.link.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How processes end: told, by themselves, by signal. A process that nobody launched (decision D7) is told, and waited
 * for, but never sent a signal: it may belong to a debugger or to a shell.
 */
final class EndRules {
    /** After the answer to ProcessEnding a game may leave by itself for this long. */
    static final Duration LEAVE_GRACE = Duration.ofMillis(500);

    /** When that answer cannot be delivered, the game is not waited for longer than this. */
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private static final Duration NOTICE_LIMIT = Duration.ofSeconds(60);
    private static final Duration NOTICE_LEAST = Duration.ofSeconds(1);

    private EndRules() {}

    static Step ordered(GameProcess process, EndOrdered order, ProcessTimes times, Instant now) {
        return switch (process.state()) {
            case Ordered _, Exited _ -> Step.stayed();
            case Launching(var os, var _) ->
                terminateNow(process, new Ending(os, null, quietly(order.reason())), times, now);
            case Ready(var os, var endpoint) -> {
                End end = quietly(order.reason()).terminatedAt(unlessStranger(process, order.killAt()));
                yield order.tell()
                        ? told(process, new Ending(os, endpoint, end), order, times, now)
                        : Step.moved(process.in(new Ending(os, endpoint, end)));
            }
            case Ending ending -> orderedAgain(process, ending, order, times, now);
        };
    }

    /** The same order again changes nothing; a nearer deadline replaces the one before. */
    private static Step orderedAgain(
            GameProcess process, Ending ending, EndOrdered order, ProcessTimes times, Instant now) {
        End end = ending.end();
        Instant wanted = unlessStranger(process, order.killAt());
        if (end.signalled() || wanted == null || isNotAfter(end.terminateAt(), wanted)) {
            return Step.stayed();
        }
        End nearer = end.terminatedAt(wanted);
        if (end.reason() != EndReason.ENDED_BY_GAME) {
            nearer = nearer.becauseOf(order.reason(), words(order.reason()));
        }
        Ending sooner = new Ending(ending.os(), ending.endpoint(), nearer);
        return order.tell() ? told(process, sooner, order, times, now) : Step.moved(process.in(sooner));
    }

    private static Step told(GameProcess process, Ending ending, EndOrdered order, ProcessTimes times, Instant now) {
        Endpoint endpoint = ending.endpoint();
        if (endpoint == null) {
            return Step.moved(process.in(ending));
        }
        End end = ending.end().told(times.terminationTime().write(order.shownMillis(), order.toldMillis()));
        return Step.moved(process.in(new Ending(ending.os(), endpoint, end)), tell(endpoint, end, now));
    }

    static ProcessEffect tell(Endpoint endpoint, End end, Instant now) {
        Instant until = end.nextDue();
        Duration within = until == null ? NOTICE_LIMIT : Duration.between(now, until);
        within = within.compareTo(NOTICE_LIMIT) > 0 ? NOTICE_LIMIT : within;
        within = within.compareTo(NOTICE_LEAST) < 0 ? NOTICE_LEAST : within;
        return new ProcessEffect.TellTerminate(endpoint.grpcPort(), end.unansweredNotice(), within);
    }

    static Step noticeAnswered(GameProcess process) {
        return switch (process.state()) {
            case Ending(var os, var endpoint, var end)
            when end.unansweredNotice() != 0 -> Step.moved(process.in(new Ending(os, endpoint, end.told(0))));
            case Ordered _, Launching _, Ready _, Ending _, Exited _ -> Step.stayed();
        };
    }

    static Step called(GameProcess process, Instant now) {
        Instant limit = unlessStranger(process, now.plus(ANSWER_LIMIT));
        return switch (process.state()) {
            case Ordered _ -> Step.refused("PROCESS_ENDING_FAILED: this process is still being started; try again.");
            case Launching(var os, var _) -> Step.moved(process.in(new Ending(os, null, byGame(limit))));
            case Ready(var os, var endpoint) -> Step.moved(process.in(new Ending(os, endpoint, byGame(limit))));
            case Ending ending -> sooner(process, ending, limit);
            case Exited _ -> Step.refused("PROCESS_ENDING_FAILED: this process has already ended.");
        };
    }

    static Step answered(GameProcess process, Instant now) {
        return switch (process.state()) {
            case Ending ending -> sooner(process, ending, unlessStranger(process, now.plus(LEAVE_GRACE)));
            case Ordered _, Launching _, Ready _, Exited _ -> Step.stayed();
        };
    }

    private static End byGame(@Nullable Instant limit) {
        return End.quietly(EndReason.ENDED_BY_GAME, "the game called ProcessEnding", limit);
    }

    private static Step sooner(GameProcess process, Ending ending, @Nullable Instant when) {
        End end = ending.end();
        if (end.signalled() || when == null || isNotAfter(end.terminateAt(), when)) {
            return Step.stayed();
        }
        return Step.moved(process.in(new Ending(ending.os(), ending.endpoint(), end.terminatedAt(when))));
    }

    static Step readyTimeout(GameProcess process, ProcessIdentity os, ProcessTimes times, Instant now) {
        String detail =
                "ProcessReady was not called within " + times.readyTimeout().toSeconds() + " s";
        End end = End.quietly(EndReason.READY_TIMEOUT, detail, null);
        return terminateNow(process, new Ending(os, null, end), times, now);
    }

    static Step agentStopping(GameProcess process, ProcessTimes times, Instant now) {
        if (process.slot().isStranger()) {
            return Step.stayed();
        }
        End stopped = End.quietly(EndReason.AGENT_STOPPED, "the agent stopped", null);
        return switch (process.state()) {
            case Ordered _, Exited _ -> Step.stayed();
            case Launching(var os, var _) -> terminateNow(process, new Ending(os, null, stopped), times, now);
            case Ready(var os, var endpoint) -> terminateNow(process, new Ending(os, endpoint, stopped), times, now);
            case Ending ending when ending.end().signalled() -> Step.stayed();
            case Ending ending -> terminateNow(process, ending, times, now);
        };
    }

    /** A signal is due. */
    static Step signal(GameProcess process, Ending ending, ProcessTimes times, Instant now) {
        End end = ending.end();
        if (!end.signalled()) {
            return terminateNow(process, ending, times, now);
        }
        // Sent again and again: a process in an uninterruptible wait takes it when it wakes.
        String how = end.detail().endsWith("SIGKILL sent") ? end.detail() : end.detail() + ", SIGKILL sent";
        End again = end.killedAt(now.plus(times.killGrace()), how);
        return Step.moved(
                process.in(new Ending(ending.os(), ending.endpoint(), again)), new ProcessEffect.Kill(ending.os()));
    }

    private static Step terminateNow(GameProcess process, Ending ending, ProcessTimes times, Instant now) {
        if (process.slot().isStranger()) {
            return Step.moved(process.in(ending));
        }
        End end = ending.end();
        End signalled = end.killedAt(now.plus(times.killGrace()), end.detail() + "; SIGTERM sent");
        return Step.moved(
                process.in(new Ending(ending.os(), ending.endpoint(), signalled)),
                new ProcessEffect.Terminate(ending.os()));
    }

    static Step gone(GameProcess process, ProcessEvent.Gone gone, Instant now) {
        int code = gone.code();
        return switch (process.state()) {
            case Ordered _, Exited _ -> Step.stayed();
            case Launching(var os, var _) ->
                exited(process, new Exited(os, null, code, now, EndReason.CRASHED, stillborn(gone)));
            case Ready(var os, var endpoint) ->
                exited(process, new Exited(os, endpoint, code, now, EndReason.CRASHED, crash(code, "")));
            case Ending(var os, var endpoint, var end) ->
                exited(process, new Exited(os, endpoint, code, now, end.reason(), end.detail()));
        };
    }

    private static Step exited(GameProcess process, Exited exited) {
        List<ProcessEffect> effects = new ArrayList<>();
        if (exited.os() != null && !process.slot().isStranger()) {
            effects.add(new ProcessEffect.Kill(exited.os())); // what it started and left behind
        }
        if (exited.endpoint() != null) {
            effects.add(new ProcessEffect.ForgetPort(exited.endpoint().grpcPort()));
        }
        GameProcess gone = process.in(exited);
        Assignment last = process.assignment();
        if (last != null) {
            if (!last.logsTaken()) {
                effects.add(new ProcessEffect.TakeLogs(last.sessionId()));
            }
            boolean neverTook = last.status() == Assignment.Status.STARTING;
            Assignment kept = neverTook ? last.failed("the process was gone before it took the session") : last;
            gone = gone.with(kept.withLogsTaken());
        }
        return new Step.Moved(gone, effects);
    }

    /** Nobody can ask such a process for its logs: its last words are all there is. */
    private static String stillborn(ProcessEvent.Gone gone) {
        String why = crash(gone.code(), " before ProcessReady");
        return gone.lastWords().isEmpty() ? why : why + "; its last words: " + gone.lastWords();
    }

    private static String crash(int code, String when) {
        return code < 0 ? "was gone" + when : "exited with code " + code + when;
    }

    static @Nullable Instant unlessStranger(GameProcess process, @Nullable Instant when) {
        return process.slot().isStranger() ? null : when;
    }

    private static boolean isNotAfter(@Nullable Instant known, Instant wanted) {
        return known != null && !known.isAfter(wanted);
    }

    private static End quietly(EndReason reason) {
        return End.quietly(reason, words(reason), null);
    }

    private static String words(EndReason reason) {
        return "told to end: " + reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
