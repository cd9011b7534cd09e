package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.placement.NewPlacement;
import io.opengse.engine.placement.Placement;
import io.opengse.engine.placement.PlacementRequest;
import io.opengse.engine.placement.PlayerLatency;
import io.opengse.engine.player.PlayerRequest;
import io.opengse.engine.session.SessionRequest;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.declaration.Structure;
import io.opengse.server.api.problem.ErrorCode;
import java.util.List;

/** The actions that start, show and stop placements. */
public final class PlacementActions {
    private static final Parameter<String> PLACEMENT_ID = Parameter.of(
                    "PlacementId",
                    Kind.ascii(1, 48),
                    "The placement: an id of your own choosing, of letters, digits and hyphens.",
                    "placement-17")
            .asRequired();
    private static final Parameter<String> QUEUE = Parameter.of(
                    "GameServerSessionQueueName", Kind.text(1, 128), "The queue.", "ranked")
            .asRequired();
    private static final Parameter<Long> MAX_PLAYERS = Parameter.of(
                    "MaximumPlayerSessionCount", Kind.whole(1, Integer.MAX_VALUE), "Seats for players.", "10")
            .asRequired();
    private static final Parameter<String> PLAYER_ID = Parameter.of(
                    "PlayerId", Kind.ascii(1, 1024), "The player, as your game names it.", "player-1")
            .asRequired();
    private static final Parameter<String> PLAYER_DATA = Parameter.of(
                    "PlayerData", Kind.ascii(0, 2048), "Passed on to the game as it is.", "skin=blue")
            .asRequired();
    private static final Parameter<List<Arguments>> PLAYERS = Parameter.of(
            "DesiredPlayerSessions",
            new ListOf<>(new Structure("DesiredPlayerSession", List.of(PLAYER_ID, PLAYER_DATA)), 0, 1000),
            "Players who get a seat with the session.",
            "*");
    private static final Parameter<String> REGION = Parameter.of(
                    "RegionIdentifier", Kind.text(1, 128), "The region, as resource names write it.", "ap-shanghai")
            .asRequired();
    private static final Parameter<Long> LATENCY = Parameter.of(
                    "LatencyInMilliseconds",
                    Kind.whole(0, Long.MAX_VALUE),
                    "What the player measured; 0 = it cannot be reached.",
                    "40")
            .asRequired();
    private static final Parameter<List<Arguments>> LATENCIES = Parameter.of(
            "PlayerLatencies",
            new ListOf<>(new Structure("PlayerLatency", List.of(PLAYER_ID, REGION, LATENCY)), 0, 20_000),
            "What players measured; a region that one of them did not measure is not taken.",
            "*");
    private static final Parameter<String> DATA = Parameter.of(
            "GameServerSessionData", Kind.ascii(0, 4096), "Passed on to the game as it is.", "map=harbour");
    private static final Parameter<String> NAME =
            Parameter.of("GameServerSessionName", Kind.ascii(0, 4096), "What people call the session.", "room 1");
    private static final Shape<Placement> ONE = Shape.<Placement>named("")
            .object("GameServerSessionPlacement", "the placement", PlacementShape.SHAPE, same -> same);

    private final Engine engine;

    public PlacementActions(Engine engine) {
        this.engine = engine;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                new Action<>(
                        "StartGameServerSessionPlacement",
                        "Asks a queue for a session where its players are served best. The answer is PENDING; ask"
                                + " DescribeGameServerSessionPlacement for what becomes of it. The same PlacementId with"
                                + " the same parameters is the same placement, for ever.",
                        List.of(
                                PLACEMENT_ID,
                                QUEUE,
                                MAX_PLAYERS,
                                PLAYERS,
                                GameProperties.PARAMETER,
                                DATA,
                                NAME,
                                LATENCIES),
                        ONE,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND),
                        this::start),
                new Action<>(
                        "DescribeGameServerSessionPlacement",
                        "Shows what became of a placement.",
                        List.of(PLACEMENT_ID),
                        ONE,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND),
                        (arguments, _) -> engine.placements().require(id(arguments))),
                new Action<>(
                        "StopGameServerSessionPlacement",
                        "Cancels a placement that is PENDING; a session that is being activated for it ends. One that is"
                                + " over stays as the answer shows it.",
                        List.of(PLACEMENT_ID),
                        ONE,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND),
                        (arguments, caller) -> engine.placements().stop(id(arguments), caller.actor())));
    }

    private Placement start(Arguments arguments, Caller caller) {
        SessionRequest session = new SessionRequest(
                arguments.get(NAME, ""),
                arguments.whole(MAX_PLAYERS, 1),
                GameProperties.read(arguments),
                arguments.get(DATA, ""),
                "",
                "",
                caller.span().context());
        List<PlayerRequest> players = arguments.get(PLAYERS, List.of()).stream()
                .map(player -> new PlayerRequest(
                        player.get(PLAYER_ID),
                        player.get(PLAYER_DATA),
                        caller.span().context()))
                .toList();
        List<PlayerLatency> latencies = arguments.get(LATENCIES, List.of()).stream()
                .map(PlacementActions::latency)
                .toList();
        caller.span().tag("opengse.placement", arguments.get(PLACEMENT_ID));
        PlacementRequest request = new PlacementRequest(session, players, latencies);
        return engine.placements()
                .start(new NewPlacement(arguments.get(PLACEMENT_ID), arguments.get(QUEUE), request), caller.actor());
    }

    /** What is endless to us may be any large number to a client. */
    private static PlayerLatency latency(Arguments given) {
        int millis = (int) Math.min(Integer.MAX_VALUE, given.get(LATENCY));
        return new PlayerLatency(given.get(PLAYER_ID), given.get(REGION), millis);
    }

    private static PlacementId id(Arguments arguments) {
        return new PlacementId(arguments.get(PLACEMENT_ID));
    }
}
