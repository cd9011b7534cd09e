package io.opengse.engine.session;

import io.opengse.engine.id.FleetId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions, in which order, from where on.
 *
 * @param fleet null = of any fleet
 * @param statuses empty = any
 * @param filter null = no further condition
 * @param after the last session of the page before; null = from the start. Pages stay right under inserts because a
 *     page begins after a position, not after a count.
 */
public record SessionQuery(
        @Nullable FleetId fleet,
        Set<SessionStatus> statuses,
        @Nullable SessionFilter filter,
        SessionSort sort,
        @Nullable Position after) {

    /** A place in the order: the sort key's value (number or text, as text) and the id that breaks ties. */
    public record Position(String key, String sessionId) {
        /** Where this session stands: what a page that ended with it hands to the next. */
        public static Position of(GameSession session, SessionSort sort) {
            String key = switch (sort.key()) {
                case NAME -> session.name();
                case ID -> session.id().value();
                case MAX_PLAYERS -> String.valueOf(session.maxPlayers());
                case CREATED -> String.valueOf(session.times().created().toEpochMilli());
                case PLAYERS -> String.valueOf(session.players());
            };
            return new Position(key, session.id().value());
        }
    }
}
