package io.opengse.engine.session;

import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.id.SessionId;
import org.jspecify.annotations.Nullable;

/** What somebody wants changed about a session; null = as it is. */
public record SessionUpdate(
        SessionId id,
        @Nullable String name,
        @Nullable Integer maxPlayers,
        @Nullable JoinPolicy policy,
        @Nullable ProtectionPolicy protection,
        String actor) {}
