package io.opengse.engine.placement;

/**
 * What one player measured.
 *
 * @param millis 0 = the region cannot be reached
 */
public record PlayerLatency(String playerId, String region, int millis) {}
