package io.opengse.engine.fleet;

import java.util.Map;

/**
 * What a fleet is called and made of, as its creator said; the engine itself reads only {@code directory} and tags that
 * begin with "gse:".
 *
 * @param directory game root on the host, for a fleet that runs from a folder; empty otherwise
 * @param assetId the package it deploys; empty for a folder fleet
 * @param instanceType echoed, e.g. "S5.LARGE8" or "localhost"
 * @param extras echoed
 */
public record FleetDescription(
        String name,
        String text,
        String directory,
        String assetId,
        String instanceType,
        Map<String, String> tags,
        CloudExtras extras) {
    /** Tag: ends a session that has had no player for so many minutes (decision D9). */
    public static final String EMPTY_SESSION_MINUTES = "gse:empty-session-minutes";

    /** Tag: "spread" gives sessions to its hosts by turns; otherwise they fill one after another, so that others drain. */
    public static final String PLACING = "gse:placing";

    /** Tag: how a refusal reaches this fleet's games, "response" or "grpc-status" (decision D2). */
    public static final String SDK_ERRORS = "gse:sdk-errors";

    /** Tag: on which hosts it may run, such as "region=east, gpu=yes"; see docs/hosts.md. */
    public static final String HOSTS = "gse:hosts";

    /** Tag: "kubernetes" runs it in pods, "hosts" on machines with an agent; else as the installation says. */
    public static final String PROVIDER = "gse:provider";

    public FleetDescription {
        tags = Map.copyOf(tags);
    }

    /** Of a fleet that asks nothing of a cloud. */
    public FleetDescription(
            String name, String text, String directory, String assetId, String instanceType, Map<String, String> tags) {
        this(name, text, directory, assetId, instanceType, tags, CloudExtras.NONE);
    }

    public boolean spreads() {
        return "spread".equals(tags.get(PLACING));
    }

    public FleetDescription with(CloudExtras asked) {
        return new FleetDescription(name, text, directory, assetId, instanceType, tags, asked);
    }

    FleetDescription called(String newName, String newText) {
        return new FleetDescription(newName, newText, directory, assetId, instanceType, tags, extras);
    }
}
