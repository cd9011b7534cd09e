package io.opengse.engine.player;

import java.util.Objects;

/**
 * Somebody wants a seat for a player.
 *
 * @param trace as of a {@link io.opengse.engine.session.SessionRequest}
 */
public record PlayerRequest(String playerId, String playerData, String trace) {
    public PlayerRequest {
        trace = Objects.requireNonNullElse(trace, ""); // as those have it that were written down before there was one
    }

    /** One that nobody follows. */
    public PlayerRequest(String playerId, String playerData) {
        this(playerId, playerData, "");
    }

    public PlayerRequest followedAs(String context) {
        return new PlayerRequest(playerId, playerData, context);
    }
}
