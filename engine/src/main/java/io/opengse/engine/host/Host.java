package io.opengse.engine.host;

import io.opengse.engine.id.HostId;
import java.time.Instant;

/**
 * A machine or pod with one agent. Written only by {@link Hosts}.
 *
 * @param region a name of the operator's choosing
 * @param address where players reach it
 * @param weight 0 to 10, 5 by default; higher is preferred for new sessions, 0 takes none
 * @param lastReport number of the last report applied
 * @param lastNotice number of the last notice stored
 * @param lastSeen when it was last known to be connected
 */
public record Host(
        HostId id,
        String region,
        String address,
        HostStatus status,
        int weight,
        HostRoom room,
        long lastReport,
        long lastNotice,
        Instant lastSeen,
        long version) {
    public Host withStatus(HostStatus next) {
        return new Host(id, region, address, next, weight, room, lastReport, lastNotice, lastSeen, version);
    }

    public Host seenAt(Instant now) {
        return new Host(id, region, address, status, weight, room, lastReport, lastNotice, now, version);
    }

    Host arrived(Arrival now) {
        return new Host(
                id, now.region(), now.address(), status, weight, now.room(), lastReport, lastNotice, lastSeen, version);
    }

    public Host reported(long report, long notice) {
        return new Host(id, region, address, status, weight, room, report, notice, lastSeen, version);
    }
}
