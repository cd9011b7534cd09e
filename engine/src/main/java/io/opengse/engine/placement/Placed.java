package io.opengse.engine.placement;

import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.GameSession;
import java.util.List;

/**
 * The session a placement was given; kept with it, since sessions are forgotten earlier.
 *
 * @param region of the destination that was taken
 * @param address where players connect, and port
 */
public record Placed(SessionId session, String region, String address, int port, List<PlacedPlayer> players) {
    public Placed {
        players = List.copyOf(players);
    }

    static Placed of(GameSession session, String region, List<PlacedPlayer> players) {
        return new Placed(
                session.id(), region, session.place().address(), session.place().port(), players);
    }
}
