package io.opengse.engine.instance;

import io.opengse.engine.id.FleetId;

/**
 * What a fleet is used for, now.
 *
 * @param processes ready ones
 * @param sessions that are not over
 * @param players seats taken in them
 * @param mostPlayers seats of them
 */
public record FleetUse(FleetId fleet, int processes, int sessions, int players, int mostPlayers) {}
