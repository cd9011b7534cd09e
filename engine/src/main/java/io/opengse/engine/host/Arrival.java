package io.opengse.engine.host;

import io.opengse.engine.id.HostId;

/**
 * An agent opened its stream.
 *
 * @param address where players reach this host
 * @param adoptsStrangers any process that calls ProcessReady is taken in (gse local)
 * @param agentVersion for the event that tells of it
 * @param room what it has to give to instances
 */
public record Arrival(
        HostId id, HostTraits traits, String address, boolean adoptsStrangers, String agentVersion, HostRoom room) {
    /** Of a host without labels. */
    public Arrival(
            HostId id, String region, String address, boolean adoptsStrangers, String agentVersion, HostRoom room) {
        this(id, HostTraits.in(region), address, adoptsStrangers, agentVersion, room);
    }

    /** Of a host that counts nothing itself. */
    public Arrival(HostId id, String region, String address, boolean adoptsStrangers, String agentVersion) {
        this(id, region, address, adoptsStrangers, agentVersion, HostRoom.UNCOUNTED);
    }

    public Arrival with(HostTraits other) {
        return new Arrival(id, other, address, adoptsStrangers, agentVersion, room);
    }

    /** Reached there. */
    public Arrival at(String other) {
        return new Arrival(id, traits, other, adoptsStrangers, agentVersion, room);
    }
}
