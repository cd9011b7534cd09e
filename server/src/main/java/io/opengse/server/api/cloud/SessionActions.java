package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.JoinPolicy;
import io.opengse.engine.session.NewSession;
import io.opengse.engine.session.SessionRequest;
import io.opengse.engine.session.SessionUpdate;
import io.opengse.engine.session.Target;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Nothing;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.util.List;

/** The actions that make, change and end game server sessions. */
public final class SessionActions {
    private static final Parameter<Long> MAX_PLAYERS =
            Parameter.of("MaximumPlayerSessionCount", Kind.whole(0, Integer.MAX_VALUE), "Seats for players.", "10");
    private static final Parameter<String> NAME =
            Parameter.of("Name", Kind.ascii(0, 1024), "What people call the session.", "room 1");
    private static final Parameter<String> NEW_NAME =
            Parameter.of("Name", Kind.ascii(1, 1024), "A new name.", "room 1");
    private static final Parameter<String> CREATOR_ID = Parameter.of(
            "CreatorId",
            Kind.ascii(0, 1024),
            "Who asks for it; the fleet may limit how many sessions one creator makes in a period.",
            "player-1");
    private static final Parameter<String> DATA = Parameter.of(
            "GameServerSessionData", Kind.ascii(0, 4096), "Passed on to the game as it is.", "map=harbour");
    private static final Parameter<String> CUSTOM_ID = Parameter.selector(
            "GameServerSessionId",
            Kind.ascii(1, 4096),
            "Your own id for the session; repeating it with the same parameters gives the same session.",
            "");
    private static final Parameter<String> IDEMPOTENCY_TOKEN = Parameter.selector(
            "IdempotencyToken",
            Kind.ascii(1, 48),
            "Repeating it with the same parameters within 24 hours gives the same session.",
            "order-17");
    private static final Parameter<JoinPolicy> JOIN_POLICY = Parameter.selector(
            "PlayerSessionCreationPolicy",
            Kind.choice(JoinPolicy.class, JoinPolicy::name),
            "Whether new players may join.",
            "DENY_ALL");
    private static final Parameter<ProtectionPolicy> PROTECTION = Parameter.selector(
            "ProtectionPolicy",
            Kind.choice(ProtectionPolicy.class, ProtectionPolicy::wireName),
            "What may be done to its process when it should end; overrides the fleet's.",
            "");
    private static final Parameter<String> ADDRESS = Parameter.selector(
            "IpAddress", Kind.ascii(1, 128), "Address of a process; counts only together with Port.", "");
    private static final Parameter<Long> PORT = Parameter.selector(
            "Port", Kind.whole(1, 65_535), "Client port of a process; counts only together with IpAddress.", "");
    private static final Shape<SessionView> ONE_SESSION =
            Shape.<SessionView>named("").object("GameServerSession", "the session", SessionView.SHAPE, view -> view);

    private final Engine engine;
    private final SessionViews views;

    public SessionActions(Engine engine) {
        this.engine = engine;
        this.views = new SessionViews(engine);
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(create(), update(), end());
    }

    private Action<SessionView> create() {
        return new Action<>(
                "CreateGameServerSession",
                "Gives an idle process of a fleet a new session. The answer names address and port at once; the session"
                        + " is ACTIVATING until the process activates it. FleetId or AliasId is needed.",
                List.of(
                        MAX_PLAYERS.asRequired(),
                        Selectors.FLEET_ID,
                        Selectors.ALIAS_ID,
                        CREATOR_ID,
                        GameProperties.PARAMETER,
                        DATA,
                        CUSTOM_ID,
                        IDEMPOTENCY_TOKEN,
                        NAME),
                ONE_SESSION,
                List.of(
                        ErrorCode.LIMIT_EXCEEDED,
                        ErrorCode.RESOURCE_INSUFFICIENT,
                        ErrorCode.RESOURCE_NOT_FOUND,
                        ErrorCode.RESOURCE_UNAVAILABLE),
                this::createSession);
    }

    private SessionView createSession(Arguments arguments, Caller caller) {
        Target target = Selectors.target(arguments)
                .orElseThrow(() -> ApiProblem.missing(
                        "FleetId is missing: say by it, or by AliasId, which fleet shall host the session"));
        SessionRequest request = new SessionRequest(
                arguments.get(NAME, ""),
                arguments.whole(MAX_PLAYERS, 0),
                GameProperties.read(arguments),
                arguments.get(DATA, ""),
                arguments.get(CREATOR_ID, ""),
                "",
                caller.span().context());
        GameSession session = engine.sessions()
                .create(new NewSession(
                        target,
                        request,
                        arguments.get(IDEMPOTENCY_TOKEN, ""),
                        arguments.get(CUSTOM_ID, ""),
                        caller.actor()));
        caller.span()
                .tag("opengse.session", session.id().value())
                .tag("opengse.fleet", session.place().fleet().value());
        return views.of(session);
    }

    private Action<SessionView> update() {
        return new Action<>(
                "UpdateGameServerSession",
                "Changes a session; what is left out stays as it is.",
                List.of(Selectors.SESSION_ID.asRequired(), MAX_PLAYERS, NEW_NAME, JOIN_POLICY, PROTECTION),
                ONE_SESSION,
                List.of(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_UNAVAILABLE),
                (arguments, caller) -> views.of(engine.sessions()
                        .update(new SessionUpdate(
                                Selectors.session(arguments),
                                arguments.find(NEW_NAME).orElse(null),
                                arguments
                                        .find(MAX_PLAYERS)
                                        .map(Math::toIntExact)
                                        .orElse(null),
                                arguments.find(JOIN_POLICY).orElse(null),
                                arguments.find(PROTECTION).orElse(null),
                                caller.actor()))));
    }

    private Action<Nothing> end() {
        return new Action<>(
                "EndGameServerSessionAndProcess",
                "Ends a process, the session it hosts and its player sessions. The process is named by its session, or"
                        + " by IpAddress and Port together. Refused under FullProtection.",
                List.of(Selectors.SESSION_ID, ADDRESS, PORT),
                Nothing.SHAPE,
                List.of(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_UNAVAILABLE, ErrorCode.UNSUPPORTED_OPERATION),
                this::endSession);
    }

    private Nothing endSession(Arguments arguments, Caller caller) {
        if (arguments.find(Selectors.SESSION_ID).isPresent()) {
            engine.sessions().endWithProcess(Selectors.session(arguments), caller.actor());
        } else if (arguments.find(ADDRESS).isPresent() && arguments.find(PORT).isPresent()) {
            engine.sessions().endWithProcess(arguments.get(ADDRESS), arguments.whole(PORT, 0), caller.actor());
        } else {
            throw ApiProblem.missing(
                    "GameServerSessionId is missing: give it, or IpAddress and Port together, to say what shall end");
        }
        return Nothing.AT_ALL;
    }
}
