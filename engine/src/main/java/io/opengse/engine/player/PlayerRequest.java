package io.opengse.engine.player;

/** Somebody wants a seat for a player. */
public record PlayerRequest(String playerId, String playerData) {}
