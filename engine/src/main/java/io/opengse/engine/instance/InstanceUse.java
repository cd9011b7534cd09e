package io.opengse.engine.instance;

import io.opengse.engine.host.Host;
import org.jspecify.annotations.Nullable;

/**
 * What an instance is used for, now.
 *
 * @param host null while it waits for one
 * @param active ready processes
 * @param healthy those of them that answer their health checks
 * @param mostSessions how many it could have: one for each process of the runtime configuration
 * @param players seats taken in its sessions
 * @param mostPlayers seats of its sessions
 */
public record InstanceUse(
        Instance instance,
        @Nullable Host host,
        int active,
        int healthy,
        int sessions,
        int mostSessions,
        int players,
        int mostPlayers) {}
