package io.opengse.engine.process;

import io.opengse.engine.event.Event;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The mirror of one process, as its agent last reported it. Written only from reports and
 * when its host is lost.
 *
 * @param instance whose share it is; null for one that its agent knew before it was told of instances
 * @param launchKey which entry of the runtime configuration it was launched from ({@code ServerProcess.launchKey})
 * @param healthy false for ever after so many failed health checks in a row
 * @param end null until it is known to end
 */
public record GameProcess(
        ProcessId id,
        HostId host,
        FleetId fleet,
        @Nullable InstanceId instance,
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

    public GameProcess withStatus(ProcessStatus next, @Nullable End how) {
        return new GameProcess(
                id, host, fleet, instance, launchKey, next, healthy, pid, ports, custom, startedAt, readyAt, how,
                version);
    }

    /** As its agent tells of it now. Unhealthy is for ever, and ports do not vanish with the process. */
    public GameProcess withFacts(ProcessFacts facts) {
        return new GameProcess(
                id,
                host,
                fleet,
                instance == null ? facts.instance() : instance,
                launchKey,
                status,
                healthy && facts.healthy(),
                facts.pid(),
                facts.ports().client() == 0 ? ports : facts.ports(),
                facts.custom(),
                startedAt,
                facts.readyAt() == null ? readyAt : facts.readyAt(),
                end,
                version);
    }

    public Event.Subjects subjects() {
        return Event.Subjects.of(fleet, host, id);
    }

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
