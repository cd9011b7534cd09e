package io.opengse.engine.placement;

import io.opengse.engine.id.PlayerSessionId;

/** The seat a player of a placement has. */
public record PlacedPlayer(String playerId, PlayerSessionId seat) {}
