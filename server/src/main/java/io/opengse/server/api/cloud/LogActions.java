package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.GameSession;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.util.List;

/** The action that gives out a session's logs. */
public final class LogActions {
    private static final Shape<String> URL = Shape.<String>named("")
            .text("PreSignedUrl", "fetches a zip of the logs, without further signature, for a while", url -> url);

    private final Engine engine;
    private final LogUrls urls;

    public LogActions(Engine engine, LogUrls urls) {
        this.engine = engine;
        this.urls = urls;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(new Action<>(
                "GetGameServerSessionLogUrl",
                "Gives a link to the logs of a session. They are saved when it ends, so before that there are none.",
                List.of(Selectors.SESSION_ID.asRequired()),
                URL,
                List.of(ErrorCode.RESOURCE_NOT_FOUND),
                this::url));
    }

    private String url(Arguments arguments, Caller caller) {
        SessionId id = Selectors.session(arguments);
        GameSession session = engine.sessions()
                .find(id)
                .orElseThrow(() -> ApiProblem.notFound("game server session \"" + id + "\" does not exist"));
        return urls.of(new KeptLog.OfSession(id), caller.origin())
                .orElseThrow(() -> ApiProblem.notFound(absence(session)));
    }

    private static String absence(GameSession session) {
        return session.status().over()
                ? "no logs of this session were saved: its process named no log paths in ProcessReady, wrote nothing"
                        + " there, or the logs are still on their way"
                : "this session is " + session.status() + ": its logs are saved when it ends";
    }
}
