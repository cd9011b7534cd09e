package io.opengse.server.api.cloud;

import io.opengse.engine.placement.Placed;
import io.opengse.engine.placement.PlacedPlayer;
import io.opengse.engine.placement.Placement;
import io.opengse.engine.placement.PlacementStatus;
import io.opengse.engine.placement.PlayerLatency;
import io.opengse.server.api.declaration.Shape;
import java.util.List;
import java.util.Optional;

/** How a placement looks in answers. What its session is stays empty until it is FULFILLED. */
public final class PlacementShape {
    private static final Shape<PlayerLatency> LATENCY = Shape.<PlayerLatency>named("PlayerLatency")
            .text("PlayerId", "the player", PlayerLatency::playerId)
            .text("RegionIdentifier", "the region", PlayerLatency::region)
            .whole("LatencyInMilliseconds", "0 = out of reach", PlayerLatency::millis);
    private static final Shape<PlacedPlayer> PLAYER = Shape.<PlacedPlayer>named("PlacedPlayerSession")
            .text("PlayerId", "the player", PlacedPlayer::playerId)
            .text(
                    "PlayerSessionId",
                    "what the player proves itself with",
                    player -> player.seat().value());

    /** The placement. */
    public static final Shape<Placement> SHAPE = Shape.<Placement>named("GameServerSessionPlacement")
            .text("PlacementId", "its id", placement -> placement.id().value())
            .text(
                    "GameServerSessionQueueName",
                    "its queue",
                    placement -> placement.queue().value())
            .list(
                    "PlayerLatencies",
                    "as given",
                    LATENCY,
                    placement -> placement.request().latencies())
            .text(
                    "Status",
                    "PENDING, FULFILLED, CANCELLED, TIMED_OUT or FAILED",
                    placement -> placement.status().name())
            .text("DnsName", "always empty here: use IpAddress", _ -> "")
            .text(
                    "GameServerSessionId",
                    "its session, once FULFILLED",
                    placement -> fulfilled(placement)
                            .map(placed -> placed.session().value())
                            .orElse(""))
            .text(
                    "GameServerSessionName",
                    "as given",
                    placement -> placement.request().session().name())
            .text(
                    "GameServerSessionRegion",
                    "the region it was placed in",
                    placement -> fulfilled(placement).map(Placed::region).orElse(""))
            .list(
                    "GameProperties",
                    "as given",
                    GameProperties.SHAPE,
                    placement -> List.copyOf(
                            placement.request().session().properties().entrySet()))
            .whole(
                    "MaximumPlayerSessionCount",
                    "as given",
                    placement -> placement.request().session().maxPlayers())
            .text(
                    "GameServerSessionData",
                    "as given",
                    placement -> placement.request().session().data())
            .text(
                    "IpAddress",
                    "where players connect, once FULFILLED",
                    placement -> fulfilled(placement).map(Placed::address).orElse(""))
            .whole(
                    "Port",
                    "where players connect; 0 before",
                    placement -> fulfilled(placement).map(Placed::port).orElse(0))
            .text(
                    "MatchmakerData",
                    "always empty here",
                    placement -> placement.request().session().matchmakerData())
            .list(
                    "PlacedPlayerSessions",
                    "the seats of DesiredPlayerSessions",
                    PLAYER,
                    placement -> fulfilled(placement).map(Placed::players).orElse(List.of()))
            .text(
                    "StartTime",
                    "when it was started",
                    placement -> Moments.utc(placement.times().started()))
            .text(
                    "EndTime",
                    "when it came to its end, or null",
                    placement -> Moments.utc(placement.times().ended()));

    private PlacementShape() {}

    private static Optional<Placed> fulfilled(Placement placement) {
        return placement.status() == PlacementStatus.FULFILLED
                ? Optional.ofNullable(placement.placed())
                : Optional.empty();
    }
}
