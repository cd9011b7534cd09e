package io.opengse.engine.session;

import io.opengse.engine.event.Event;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Protection;
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
            @Nullable Instant emptySince) {

        public Times activatedAt(Instant now, boolean empty) {
            return new Times(created, null, now, null, empty ? now : null);
        }

        public Times endedAt(Instant now) {
            return new Times(created, null, activated, now, null);
        }

        public Times emptyFrom(@Nullable Instant since) {
            return new Times(created, activateBy, activated, ended, since);
        }
    }

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

    /** Over: nobody sits in it any more. */
    public GameSession over(SessionStatus next, String why, Instant now) {
        return withStatus(next, why, times.endedAt(now)).withSeats(maxPlayers, 0, times.endedAt(now));
    }

    /** As its seats are counted after so many were taken (or given back, if negative). */
    public GameSession withSeatsTaken(int more, Instant now) {
        int taken = Math.max(0, players + more);
        return withSeats(maxPlayers, taken, times.emptyFrom(taken == 0 ? now : null));
    }

    /** What protects the process that hosts it: its own policy before its fleet's. */
    public Protection protectionIn(Fleet fleet) {
        return protection == null
                ? fleet.protection()
                : new Protection(protection, fleet.protection().limit());
    }

    public Event.Subjects subjects() {
        return new Event.Subjects(place.fleet(), place.host(), place.process(), id, null);
    }

    public boolean hasFreeSeat() {
        return players < maxPlayers;
    }
}
