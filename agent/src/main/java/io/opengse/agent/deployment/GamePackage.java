package io.opengse.agent.deployment;

/**
 * The zip a fleet runs from.
 *
 * @param sha256 of the zip, lower-case hex
 * @param size in bytes
 */
public record GamePackage(String assetId, String sha256, long size) {}
