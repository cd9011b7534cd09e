package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.player.PlayerRequest;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.player.PlayerTable;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.declaration.Structure;
import io.opengse.server.api.page.Page;
import io.opengse.server.api.page.PageTokens;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import io.opengse.tracing.Span;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The actions that give players seats in sessions and show them. */
public final class PlayerActions {
    private static final Parameter<String> PLAYER_ID =
            Parameter.of("PlayerId", Kind.ascii(1, 1024), "The player, as your game names them.", "player-1");
    private static final Parameter<String> OF_PLAYER =
            Parameter.selector("PlayerId", Kind.ascii(1, 1024), "Only this player's.", "player-1");
    private static final Parameter<String> PLAYER_DATA =
            Parameter.of("PlayerData", Kind.ascii(0, 2048), "Passed on to the game as it is.", "skin=blue");
    private static final Parameter<List<String>> PLAYER_IDS =
            Parameter.of("PlayerIds", new ListOf<>(Kind.ascii(1, 1024), 1, 25), "The players, each once.", "player-1");
    private static final Parameter<String> KEY = Parameter.of(
                    "Key", Kind.ascii(1, 1024), "One of PlayerIds.", "player-1")
            .asRequired();
    private static final Parameter<String> VALUE = Parameter.of(
                    "Value", Kind.ascii(1, 2048), "That player's data.", "skin=blue")
            .asRequired();
    private static final Parameter<Arguments> PLAYER_DATA_MAP = Parameter.of(
            "PlayerDataMap",
            new Structure("PlayerDataMap", List.of(KEY, VALUE)),
            "One object, not a list: the data of one of the players.",
            "*");
    private static final Parameter<String> PLAYER_SESSION_ID = Parameter.selector(
            "PlayerSessionId",
            Kind.ascii(1, 1024),
            "One player session.",
            "psess-0b5bd4c2-2f2b-4f0c-9f5a-7d3a55d0a4f1");
    private static final Parameter<PlayerStatus> STATUS = Parameter.selector(
            "PlayerSessionStatusFilter", Kind.choice(PlayerStatus.class, PlayerStatus::name), "Only these.", "ACTIVE");
    private static final List<ErrorCode> JOIN_ERRORS = List.of(
            ErrorCode.RESOURCE_INSUFFICIENT,
            ErrorCode.RESOURCE_NOT_FOUND,
            ErrorCode.RESOURCE_UNAVAILABLE,
            ErrorCode.UNSUPPORTED_OPERATION);

    private static final Shape<PlayerSession> PLAYER_SESSION = Shape.<PlayerSession>named("PlayerSession")
            .text("CreationTime", "when the seat was reserved", player -> Moments.utc(player.created()))
            .text("DnsName", "always empty here: use IpAddress", _ -> "")
            .text("FleetId", "the session's fleet", player -> player.fleet().value())
            .text(
                    "GameServerSessionId",
                    "the session",
                    player -> player.session().value())
            .text("IpAddress", "where the player connects", PlayerSession::address)
            .text("PlayerData", "as given at joining", PlayerSession::playerData)
            .text("PlayerId", "the player", PlayerSession::playerId)
            .text(
                    "PlayerSessionId",
                    "what the player shows to the game",
                    player -> player.id().value())
            .whole("Port", "where the player connects", PlayerSession::port)
            .text(
                    "Status",
                    "RESERVED, ACTIVE, COMPLETED or TIMEDOUT",
                    player -> player.status().name())
            .text("TerminationTime", "when the seat was given up, or null", player -> Moments.utc(player.ended()));
    private static final Shape<PlayerSession> ONE_PLAYER = Shape.<PlayerSession>named("")
            .object("PlayerSession", "the reserved seat", PLAYER_SESSION, player -> player);
    private static final Shape<List<PlayerSession>> PLAYERS = Shape.<List<PlayerSession>>named("")
            .list("PlayerSessions", "the reserved seats, in the order of PlayerIds", PLAYER_SESSION, all -> all);
    private static final Shape<Page<PlayerSession>> PAGE = Shape.<Page<PlayerSession>>named("")
            .list("PlayerSessions", "the player sessions of this page", PLAYER_SESSION, Page::items)
            .text("NextToken", "for the next page; empty in the last one", Page::nextToken);

    private final Engine engine;
    private final PageTokens tokens;

    public PlayerActions(Engine engine, PageTokens tokens) {
        this.engine = engine;
        this.tokens = tokens;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(join(), joinBatch(), describe());
    }

    private Action<PlayerSession> join() {
        return new Action<>(
                "JoinGameServerSession",
                "Reserves a seat for one player. The player connects to address and port and shows PlayerSessionId; the"
                        + " game must accept it within 60 seconds, or the seat is free again.",
                List.of(Selectors.SESSION_ID.asRequired(), PLAYER_ID.asRequired(), PLAYER_DATA),
                ONE_PLAYER,
                JOIN_ERRORS,
                this::joinOne);
    }

    private PlayerSession joinOne(Arguments arguments, Caller caller) {
        SessionId session = Selectors.session(arguments);
        follow(session, caller.span());
        PlayerRequest request = new PlayerRequest(
                arguments.get(PLAYER_ID),
                arguments.get(PLAYER_DATA, ""),
                caller.span().context());
        return engine.players().join(session, request, caller.actor());
    }

    /** A session goes on for hours after its own trace: who joins it begins another one, which points there. */
    private void follow(SessionId session, Span span) {
        if (span != Span.NONE) {
            span.tag("opengse.session", session.value());
            engine.sessions()
                    .find(session)
                    .ifPresent(found -> span.link(found.request().trace()));
        }
    }

    private Action<List<PlayerSession>> joinBatch() {
        return new Action<>(
                "JoinGameServerSessionBatch",
                "Reserves a seat for each of up to 25 players: for all of them, or for none.",
                List.of(Selectors.SESSION_ID.asRequired(), PLAYER_IDS.asRequired(), PLAYER_DATA_MAP),
                PLAYERS,
                JOIN_ERRORS,
                this::joinAll);
    }

    private List<PlayerSession> joinAll(Arguments arguments, Caller caller) {
        List<String> players = arguments.get(PLAYER_IDS);
        Set<String> distinct = new HashSet<>(players);
        if (distinct.size() < players.size()) {
            throw ApiProblem.badValue("PlayerIds names a player twice: give each player once");
        }
        String keyed =
                arguments.find(PLAYER_DATA_MAP).map(entry -> entry.get(KEY)).orElse("");
        String data =
                arguments.find(PLAYER_DATA_MAP).map(entry -> entry.get(VALUE)).orElse("");
        if (!keyed.isEmpty() && !distinct.contains(keyed)) {
            throw ApiProblem.badValue("PlayerDataMap.Key must be one of PlayerIds: \"" + keyed + "\" is not");
        }
        List<PlayerRequest> requests = players.stream()
                .map(player -> new PlayerRequest(
                        player, player.equals(keyed) ? data : "", caller.span().context()))
                .toList();
        SessionId session = Selectors.session(arguments);
        follow(session, caller.span());
        return engine.players().joinAll(session, requests, caller.actor());
    }

    private Action<Page<PlayerSession>> describe() {
        return new Action<>(
                "DescribePlayerSessions",
                "Shows player sessions, oldest first. One of GameServerSessionId, PlayerId and PlayerSessionId is"
                        + " needed; with several, all must fit.",
                List.of(
                        Selectors.SESSION_ID,
                        Selectors.LIMIT,
                        Selectors.NEXT_TOKEN,
                        OF_PLAYER,
                        PLAYER_SESSION_ID,
                        STATUS),
                PAGE,
                List.of(ErrorCode.RESOURCE_NOT_FOUND),
                (arguments, _) -> described(arguments));
    }

    private Page<PlayerSession> described(Arguments arguments) {
        Optional<SessionId> session = arguments.find(Selectors.SESSION_ID).map(SessionId::new);
        Optional<String> player = arguments.find(OF_PLAYER);
        Optional<PlayerSessionId> id = arguments.find(PLAYER_SESSION_ID).map(PlayerSessionId::new);
        if (session.isEmpty() && player.isEmpty() && id.isEmpty()) {
            throw ApiProblem.missing("GameServerSessionId is missing: give it, PlayerId or PlayerSessionId to say whose"
                    + " player sessions to show");
        }
        session.ifPresent(this::requireSession);
        String bound = "DescribePlayerSessions" + arguments.fingerprint(Selectors.NEXT_TOKEN, Selectors.LIMIT);
        PlayerTable.@Nullable Position after = arguments
                .find(Selectors.NEXT_TOKEN)
                .map(token -> tokens.read(bound, token))
                .map(place -> new PlayerTable.Position(Instant.parse(place.sortedBy()), place.id()))
                .orElse(null);
        int size = Selectors.limit(arguments);
        PlayerTable.PlayerQuery query = new PlayerTable.PlayerQuery(
                session.orElse(null),
                player.orElse(null),
                id.orElse(null),
                arguments.find(STATUS).orElse(null),
                after);
        return Page.of(
                engine.players().list(query, size + 1),
                size,
                last -> tokens.write(
                        bound,
                        new PageTokens.Place(
                                last.created().toString(), last.id().value())));
    }

    private void requireSession(SessionId id) {
        if (engine.sessions().find(id).isEmpty()) {
            throw ApiProblem.notFound("game server session \"" + id + "\" does not exist");
        }
    }
}
