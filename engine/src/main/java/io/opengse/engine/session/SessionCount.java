package io.opengse.engine.session;

import io.opengse.engine.id.FleetId;

/**
 * How many sessions of a fleet stand so.
 *
 * @param players seats taken in them
 * @param mostPlayers seats of them
 */
public record SessionCount(FleetId fleet, SessionStatus status, int count, long players, long mostPlayers) {}
