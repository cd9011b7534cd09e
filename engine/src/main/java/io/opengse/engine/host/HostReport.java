package io.opengse.engine.host;

import io.opengse.engine.id.HostId;
import java.util.List;

/**
 * The whole truth about a host's processes: one that is not in it is gone.
 *
 * @param number rises; a report that is not newer than the last one applied is ignored
 * @param notices those not yet acknowledged
 * @param troubles why fewer processes run than desired, now
 */
public record HostReport(
        HostId host, long number, List<ProcessReport> processes, List<Notice> notices, List<LaunchTrouble> troubles) {
    public HostReport {
        processes = List.copyOf(processes);
        notices = List.copyOf(notices);
        troubles = List.copyOf(troubles);
    }
}
