package io.opengse.engine.host;

import io.opengse.engine.id.HostId;
import java.time.Instant;

/**
 * A machine or pod with one agent. Written only by {@link Hosts}.
 *
 * @param traits as its operator said
 * @param address where players reach it
 * @param weight 0 to 10, 5 by default; higher is preferred for new sessions, 0 takes none: it is being drained
 * @param lastReport number of the last report applied
 * @param lastNotice number of the last notice stored
 * @param lastSeen when it was last known to be connected
 * @param held the stream that speaks for it, or did last
 */
public record Host(
        HostId id,
        HostTraits traits,
        String address,
        HostStatus status,
        int weight,
        HostRoom room,
        long lastReport,
        long lastNotice,
        Instant lastSeen,
        Held held,
        long version) {
    public static final int STANDARD_WEIGHT = 5;

    public String region() {
        return traits.region();
    }

    /** It takes no new instances and no new sessions; what it has comes to its end. */
    public boolean drains() {
        return weight == 0;
    }

    public Host withStatus(HostStatus next) {
        return new Host(id, traits, address, next, weight, room, lastReport, lastNotice, lastSeen, held, version);
    }

    public Host seenAt(Instant now) {
        return new Host(id, traits, address, status, weight, room, lastReport, lastNotice, now, held, version);
    }

    Host weighing(int next) {
        return new Host(id, traits, address, status, next, room, lastReport, lastNotice, lastSeen, held, version);
    }

    Host arrived(Arrival now) {
        return new Host(
                id,
                now.traits(),
                now.address(),
                status,
                weight,
                now.room(),
                lastReport,
                lastNotice,
                lastSeen,
                held,
                version);
    }

    Host heldBy(Held now) {
        return new Host(id, traits, address, status, weight, room, lastReport, lastNotice, lastSeen, now, version);
    }

    public Host reported(long report, long notice) {
        return new Host(id, traits, address, status, weight, room, report, notice, lastSeen, held, version);
    }
}
