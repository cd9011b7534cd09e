package io.opengse.engine.host;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.GameProcess.CustomCount;
import io.opengse.engine.process.GameProcess.Ports;
import io.opengse.engine.process.ProcessEvent;
import io.opengse.engine.process.ProcessFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an agent says about one process.
 *
 * @param instance null when its agent does not know it
 * @param launchKey empty for a process that nobody launched
 * @param healthy false after so many failed checks in a row, for ever
 * @param healthDetail why the last check failed, else empty
 * @param assignment the last one it was given; null = none yet
 * @param exit only when EXITED
 * @param endReason when ENDING or EXITED
 * @param endDetail plain words
 */
public record ProcessReport(
        ProcessId process,
        FleetId fleet,
        @Nullable InstanceId instance,
        String launchKey,
        Phase phase,
        long pid,
        Instant startedAt,
        @Nullable Instant readyAt,
        Ports ports,
        boolean healthy,
        String healthDetail,
        @Nullable Assignment assignment,
        CustomCount custom,
        @Nullable Exit exit,
        @Nullable EndReason endReason,
        String endDetail) {
    private static final int UNKNOWN_CODE = -1;

    /** What it says about where the process stands; {@code now} where it does not say when. */
    ProcessEvent event(Instant now) {
        return switch (phase) {
            case LAUNCHING -> new ProcessEvent.Launching();
            case READY -> new ProcessEvent.Ready();
            case ENDING -> new ProcessEvent.Ending(endReason == null ? EndReason.ENDED_BY_GAME : endReason, endDetail);
            case EXITED ->
                new ProcessEvent.Exited(
                        endReason == null ? EndReason.CRASHED : endReason,
                        endDetail,
                        exit == null ? UNKNOWN_CODE : exit.code(),
                        exit == null ? now : exit.at());
        };
    }

    ProcessFacts facts() {
        return new ProcessFacts(instance, pid, healthy, ports, custom, readyAt);
    }

    /** Where the agent sees it. */
    public enum Phase {
        /** Started, ProcessReady not yet called. */
        LAUNCHING,
        /** May be given a session, or hosts one. */
        READY,
        /** Told to end, or said it ends; not yet gone. */
        ENDING,
        /** Gone. */
        EXITED
    }

    /** @param code exit code, or 128 + signal; -1 when it could not be learnt */
    public record Exit(int code, Instant at) {}
}
