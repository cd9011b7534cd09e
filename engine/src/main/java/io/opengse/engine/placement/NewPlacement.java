package io.opengse.engine.placement;

/**
 * Somebody wants a placement.
 *
 * @param id of the caller's choosing; the same again with the same parameters is the same placement, for ever
 */
public record NewPlacement(String id, String queue, PlacementRequest request) {}
