package io.opengse.engine.host;

import io.opengse.engine.id.HostId;

/**
 * An agent opened its stream.
 *
 * @param address where players reach this host
 * @param adoptsStrangers any process that calls ProcessReady is taken in (gse local)
 * @param agentVersion for the event that tells of it
 */
public record Arrival(HostId id, String region, String address, boolean adoptsStrangers, String agentVersion) {}
