package io.opengse.engine.host;

import io.opengse.engine.id.HostId;
import java.util.List;

/**
 * The whole truth about a host's processes: one that is not in it is gone.
 *
 * @param number rises; a report that is not newer than the last one applied is ignored
 * @param notices those not yet acknowledged
 * @param deployments of every fleet with a package there
 * @param troubles why fewer processes run than desired, now
 */
public record HostReport(
        HostId host,
        long number,
        List<ProcessReport> processes,
        List<Notice> notices,
        List<LaunchTrouble> troubles,
        List<DeploymentReport> deployments) {
    /** Of a host without packages. */
    public HostReport(
            HostId host,
            long number,
            List<ProcessReport> processes,
            List<Notice> notices,
            List<LaunchTrouble> troubles) {
        this(host, number, processes, notices, troubles, List.of());
    }

    public HostReport {
        processes = List.copyOf(processes);
        notices = List.copyOf(notices);
        troubles = List.copyOf(troubles);
        deployments = List.copyOf(deployments);
    }
}
