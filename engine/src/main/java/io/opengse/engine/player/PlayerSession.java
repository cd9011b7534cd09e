package io.opengse.engine.player;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reserved or taken seat.
 *
 * @param address where the player connects, and port
 * @param trace as of the {@link PlayerRequest} that reserved it
 * @param acceptBy when a RESERVED seat is given up; null while the session is still ACTIVATING, and once it is settled
 */
public record PlayerSession(
        PlayerSessionId id,
        SessionId session,
        FleetId fleet,
        String playerId,
        String playerData,
        PlayerStatus status,
        String address,
        int port,
        Instant created,
        @Nullable Instant acceptBy,
        @Nullable Instant ended,
        String trace,
        long version) {
    public PlayerSession withStatus(PlayerStatus next, @Nullable Instant deadline, @Nullable Instant end) {
        return new PlayerSession(
                id, session, fleet, playerId, playerData, next, address, port, created, deadline, end, trace, version);
    }
}
