package io.opengse.engine.process;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The mirror of one process, as its agent last reported it. Only {@link Processes} writes it, and only from reports.
 *
 * @param launchKey which entry of the runtime configuration it was launched from ({@code ServerProcess.launchKey})
 * @param healthy false for ever after so many failed health checks in a row
 * @param end null until it is known to end
 */
public record GameProcess(
        ProcessId id,
        HostId host,
        FleetId fleet,
        String launchKey,
        ProcessStatus status,
        boolean healthy,
        long pid,
        Ports ports,
        CustomCount custom,
        Instant startedAt,
        @Nullable Instant readyAt,
        @Nullable End end,
        long version) {

    /** Where players and where we reach it; 0 before it is ready. */
    public record Ports(int client, int grpc) {}

    /** What the game last said in ReportCustomData. */
    public record CustomCount(int current, int max) {}

    /**
     * Its end.
     *
     * @param exitCode null while it still runs; -1 when it could not be learnt
     * @param at when it exited; null while it still runs
     */
    public record End(
            EndReason reason,
            String detail,
            @Nullable Integer exitCode,
            @Nullable Instant at) {}
}
