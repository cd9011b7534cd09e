package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionFilter;
import io.opengse.engine.session.SessionFilterParser;
import io.opengse.engine.session.SessionQuery;
import io.opengse.engine.session.SessionSort;
import io.opengse.engine.session.SessionSortParser;
import io.opengse.engine.session.SessionStatus;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.page.Page;
import io.opengse.server.api.page.PageTokens;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The actions that list and search game server sessions. */
public final class SessionListActions {
    private static final Parameter<SessionStatus> STATUS = Parameter.selector(
            "StatusFilter", Kind.choice(SessionStatus.class, SessionStatus::name), "Only these.", "ACTIVE");
    private static final Parameter<String> FILTER = Parameter.selector(
            "FilterExpression",
            Kind.ascii(1, 4096),
            "Comparisons joined by AND, OR, NOT and parentheses. Texts gameServerSessionName, gameServerSessionId,"
                    + " gameServerSessionProperties.KEY take = and <>; numbers maximumSessions, creationTimeMillis,"
                    + " playerSessionCount also > >= < <=; hasAvailablePlayerSessions is true or false.",
            "playerSessionCount>=2 AND hasAvailablePlayerSessions=true");
    private static final Parameter<String> SORT = Parameter.selector(
            "SortExpression",
            Kind.ascii(1, 256),
            "gameServerSessionName, gameServerSessionId, maximumSessions, creationTimeMillis or playerSessionCount,"
                    + " then ASC or DESC. Newest first when left out.",
            "creationTimeMillis ASC");
    private static final String LIST_PURPOSE = " named by GameServerSessionId, or of a fleet, newest first."
            + " One of FleetId, AliasId and GameServerSessionId is needed.";
    private static final List<ErrorCode> ERRORS = List.of(ErrorCode.RESOURCE_NOT_FOUND);
    private static final Shape<Page<SessionView>> SESSIONS = Shape.<Page<SessionView>>named("")
            .list("GameServerSessions", "the sessions of this page", SessionView.SHAPE, Page::items)
            .text("NextToken", "for the next page; empty in the last one", Page::nextToken);
    private static final Shape<Page<SessionView>> DETAILS = Shape.<Page<SessionView>>named("")
            .list("GameServerSessionDetails", "the sessions of this page", SessionView.DETAIL, Page::items)
            .text("NextToken", "for the next page; empty in the last one", Page::nextToken);

    private final Engine engine;
    private final SessionViews views;
    private final PageTokens tokens;

    public SessionListActions(Engine engine, PageTokens tokens) {
        this.engine = engine;
        this.views = new SessionViews(engine);
        this.tokens = tokens;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                list("DescribeGameServerSessions", "Shows sessions" + LIST_PURPOSE, SESSIONS),
                list(
                        "DescribeGameServerSessionDetails",
                        "Shows sessions with their protection policy," + LIST_PURPOSE,
                        DETAILS),
                search());
    }

    private Action<Page<SessionView>> list(String name, String purpose, Shape<Page<SessionView>> shape) {
        return new Action<>(
                name,
                purpose,
                List.of(
                        Selectors.ALIAS_ID,
                        Selectors.FLEET_ID,
                        Selectors.SESSION_ID,
                        Selectors.LIMIT,
                        Selectors.NEXT_TOKEN,
                        STATUS),
                shape,
                ERRORS,
                (arguments, _) -> described(name, arguments));
    }

    private Page<SessionView> described(String action, Arguments arguments) {
        Optional<FleetId> fleet = Selectors.fleet(arguments, engine.aliases());
        if (arguments.find(Selectors.SESSION_ID).isPresent()) {
            return new Page<>(views.of(one(arguments, fleet)), "");
        }
        Set<SessionStatus> statuses = arguments.find(STATUS).map(Set::of).orElse(Set.of());
        return page(
                action,
                arguments,
                required(fleet),
                new SessionQuery(null, statuses, null, SessionSort.NEWEST_FIRST, null));
    }

    private List<GameSession> one(Arguments arguments, Optional<FleetId> fleet) {
        SessionId id = Selectors.session(arguments);
        GameSession session = engine.sessions()
                .find(id)
                .orElseThrow(() -> ApiProblem.notFound("game server session \"" + id + "\" does not exist: list those"
                        + " of a fleet with DescribeGameServerSessions"));
        boolean wanted = fleet.map(session.place().fleet()::equals).orElse(true)
                && arguments.find(STATUS).map(session.status()::equals).orElse(true);
        return wanted ? List.of(session) : List.of();
    }

    private Action<Page<SessionView>> search() {
        return new Action<>(
                "SearchGameServerSessions",
                "Finds ACTIVE sessions of a fleet by a condition, in an order. FleetId or AliasId is needed.",
                List.of(Selectors.ALIAS_ID, Selectors.FLEET_ID, Selectors.LIMIT, Selectors.NEXT_TOKEN, FILTER, SORT),
                SESSIONS,
                ERRORS,
                (arguments, _) -> found(arguments));
    }

    private Page<SessionView> found(Arguments arguments) {
        FleetId fleet = required(Selectors.fleet(arguments, engine.aliases()));
        @Nullable
        SessionFilter filter =
                arguments.find(FILTER).map(SessionFilterParser::parse).orElse(null);
        SessionSort sort = arguments.find(SORT).map(SessionSortParser::parse).orElse(SessionSort.NEWEST_FIRST);
        return page(
                "SearchGameServerSessions",
                arguments,
                fleet,
                new SessionQuery(null, Set.of(SessionStatus.ACTIVE), filter, sort, null));
    }

    /** One page of a fleet's sessions, from the place the token names on. */
    private Page<SessionView> page(String action, Arguments arguments, FleetId fleet, SessionQuery asked) {
        engine.fleets().require(fleet);
        int size = Selectors.limit(arguments);
        String bound = action + arguments.fingerprint(Selectors.NEXT_TOKEN, Selectors.LIMIT);
        SessionQuery.@Nullable Position after = arguments
                .find(Selectors.NEXT_TOKEN)
                .map(token -> tokens.read(bound, token))
                .map(place -> new SessionQuery.Position(place.sortedBy(), place.id()))
                .orElse(null);
        SessionQuery query = new SessionQuery(fleet, asked.statuses(), asked.filter(), asked.sort(), after);
        Page<GameSession> page = Page.of(engine.sessions().list(query, size + 1), size, last -> {
            SessionQuery.Position position = SessionQuery.Position.of(last, asked.sort());
            return tokens.write(bound, new PageTokens.Place(position.key(), position.sessionId()));
        });
        return new Page<>(views.of(page.items()), page.nextToken());
    }

    private static FleetId required(Optional<FleetId> fleet) {
        return fleet.orElseThrow(() -> ApiProblem.missing("FleetId is missing: say which fleet's sessions to show"));
    }
}
