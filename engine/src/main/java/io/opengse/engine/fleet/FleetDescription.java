package io.opengse.engine.fleet;

import java.util.Map;

/**
 * What a fleet is called and made of, as its creator said; the engine itself reads only {@code directory} and tags that
 * begin with "gse:".
 *
 * @param directory game root on the host, for a fleet that runs from a folder; empty otherwise
 * @param assetId the package it deploys; empty for a folder fleet
 * @param instanceType echoed, e.g. "S5.LARGE8" or "localhost"
 */
public record FleetDescription(
        String name, String text, String directory, String assetId, String instanceType, Map<String, String> tags) {
    /** Tag: ends a session that has had no player for so many minutes (decision D9). */
    public static final String EMPTY_SESSION_MINUTES = "gse:empty-session-minutes";

    /** Tag: how a refusal reaches this fleet's games, "response" or "grpc-status" (decision D2). */
    public static final String SDK_ERRORS = "gse:sdk-errors";

    public FleetDescription {
        tags = Map.copyOf(tags);
    }
}
