package io.opengse.engine.process;

import static io.opengse.engine.rule.Step.moved;
import static io.opengse.engine.rule.Step.refused;
import static io.opengse.engine.rule.Step.stayed;

import io.opengse.engine.problem.Problem;
import io.opengse.engine.process.GameProcess.End;
import io.opengse.engine.process.ProcessEvent.Ending;
import io.opengse.engine.process.ProcessEvent.Exited;
import io.opengse.engine.process.ProcessEvent.HostLost;
import io.opengse.engine.process.ProcessEvent.Launching;
import io.opengse.engine.process.ProcessEvent.Missing;
import io.opengse.engine.process.ProcessEvent.Ready;
import io.opengse.engine.rule.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The lifecycle of a process in the mirror (behaviour.md 3). Its agent is right, and nothing dead comes back. Pure. */
public final class ProcessRules {
    private static final int UNKNOWN_CODE = -1;

    private ProcessRules() {}

    public static Step<GameProcess> next(GameProcess process, ProcessEvent event, Instant now) {
        return switch (process.status()) {
            case ACTIVATING ->
                switch (event) {
                    case Launching _ -> stayed();
                    case Ready _ -> moved(process.withStatus(ProcessStatus.ACTIVE, null));
                    case Ending ending -> moved(ending(process, ending));
                    case Exited _, Missing _, HostLost _ -> moved(gone(process, event, now));
                };
            case ACTIVE ->
                switch (event) {
                    // Ready again is a second ProcessReady; it never goes back to launching.
                    case Launching _, Ready _ -> stayed();
                    case Ending ending -> moved(ending(process, ending));
                    case Exited _, Missing _, HostLost _ -> moved(gone(process, event, now));
                };
            case TERMINATING ->
                switch (event) {
                    // What was told to end stays told, whatever it says.
                    case Launching _, Ready _, Ending _ -> stayed();
                    case Exited _, Missing _, HostLost _ -> moved(gone(process, event, now));
                };
            case TERMINATED -> lostWithItsHost(process) ? backFromTheDead(process, event, now) : dead(process, event);
        };
    }

    /** Whether it is TERMINATED only because nobody heard of it. */
    public static boolean lostWithItsHost(GameProcess process) {
        End end = process.end();
        return process.status() == ProcessStatus.TERMINATED && end != null && end.reason() == EndReason.HOST_LOST;
    }

    /** We had only given it up: what its agent reports is the truth again. */
    private static Step<GameProcess> backFromTheDead(GameProcess process, ProcessEvent event, Instant now) {
        return switch (event) {
            case Launching _ -> moved(process.withStatus(ProcessStatus.ACTIVATING, null));
            case Ready _ -> moved(process.withStatus(ProcessStatus.ACTIVE, null));
            case Ending ending -> moved(ending(process, ending));
            case Exited _ -> moved(gone(process, event, now));
            case Missing _, HostLost _ -> stayed();
        };
    }

    private static Step<GameProcess> dead(GameProcess process, ProcessEvent event) {
        return switch (event) {
            case Launching _, Ready _, Ending _ ->
                refused(new Problem.InUse("process id " + process.id()
                        + " was that of a process that is gone; every launch must make a new id"));
            case Exited _, Missing _, HostLost _ -> stayed();
        };
    }

    private static GameProcess ending(GameProcess process, Ending ending) {
        return process.withStatus(ProcessStatus.TERMINATING, new End(ending.reason(), ending.detail(), null, null));
    }

    private static GameProcess gone(GameProcess process, ProcessEvent event, Instant now) {
        End end = switch (event) {
            case Exited exited -> new End(exited.reason(), exited.detail(), exited.code(), exited.at());
            case HostLost(String why) -> new End(EndReason.HOST_LOST, why, UNKNOWN_CODE, now);
            case Missing _, Launching _, Ready _, Ending _ -> missing(process.end(), now);
        };
        return process.withStatus(ProcessStatus.TERMINATED, end);
    }

    private static End missing(@Nullable End known, Instant now) {
        return known == null
                ? new End(EndReason.CRASHED, "its agent does not know it any more", UNKNOWN_CODE, now)
                : new End(known.reason(), known.detail(), UNKNOWN_CODE, now);
    }
}
