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
}
