package io.opengse.engine.placement;

import io.opengse.engine.player.PlayerRequest;
import io.opengse.engine.session.SessionRequest;
import java.util.List;

/**
 * What a placement shall bring about.
 *
 * @param session what its session will be
 * @param players who gets a seat at once
 * @param latencies empty = not measured
 */
public record PlacementRequest(SessionRequest session, List<PlayerRequest> players, List<PlayerLatency> latencies) {
    public PlacementRequest {
        players = List.copyOf(players);
        latencies = List.copyOf(latencies);
    }

    /** Whether both ask for the same, whoever follows what comes of them. */
    boolean sameAs(PlacementRequest other) {
        return unfollowed().equals(other.unfollowed());
    }

    private PlacementRequest unfollowed() {
        List<PlayerRequest> unfollowed =
                players.stream().map(player -> player.followedAs("")).toList();
        return new PlacementRequest(session.followedAs(""), unfollowed, latencies);
    }
}
