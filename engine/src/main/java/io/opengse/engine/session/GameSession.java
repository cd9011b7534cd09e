package io.opengse.engine.session;

import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.id.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One game session. Written only by the session services; its seats live here so that no player is ever above the limit.
 *
 * @param reason plain words for the status; empty while all is well
 * @param maxPlayers the limit in force (Activate or an update may have changed what was asked)
 * @param players seats taken: RESERVED and ACTIVE player sessions
 * @param protection overrides the fleet's policy; null = the fleet's
 * @param times its instants
 */
public record GameSession(
        SessionId id,
        Place place,
        SessionStatus status,
        String reason,
        String name,
        SessionRequest request,
        int maxPlayers,
        int players,
        JoinPolicy policy,
        @Nullable ProtectionPolicy protection,
        Times times,
        long version) {

    /**
     * @param activateBy null once it is no longer ACTIVATING
     * @param emptySince since when it has had no player; null while it has one
     */
    public record Times(
            Instant created,
            @Nullable Instant activateBy,
            @Nullable Instant activated,
            @Nullable Instant ended,
            @Nullable Instant emptySince) {}

    public GameSession withStatus(SessionStatus next, String why, Times at) {
        return new GameSession(
                id, place, next, why, name, request, maxPlayers, players, policy, protection, at, version);
    }

    public GameSession withSeats(int limit, int taken, Times at) {
        return new GameSession(id, place, status, reason, name, request, limit, taken, policy, protection, at, version);
    }

    public GameSession withSettings(
            String newName, int limit, JoinPolicy newPolicy, @Nullable ProtectionPolicy newProtection) {
        return new GameSession(
                id, place, status, reason, newName, request, limit, players, newPolicy, newProtection, times, version);
    }

    public boolean hasFreeSeat() {
        return players < maxPlayers;
    }
}
