package io.opengse.server.api.operator;

import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Caller;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import io.opengse.server.api.signature.Signer;
import java.util.List;

/** The operator action that opens the web console. */
public final class ConsoleActions {
    private static final Shape<ConsoleLinks.Link> LINK = Shape.<ConsoleLinks.Link>named("")
            .text("Url", "open it in a browser: it signs in once, as the caller", ConsoleLinks.Link::url)
            .whole(
                    "ExpiresInSeconds",
                    "how long it works",
                    link -> link.lifetime().toSeconds());

    private final ConsoleLinks links;

    public ConsoleActions(ConsoleLinks links) {
        this.links = links;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(new Action<>(
                "OpengseCreateConsoleLink",
                "Makes a link that opens the web console signed in as the caller: once, and for a while.",
                List.of(),
                LINK,
                List.of(ErrorCode.OPERATION_DENIED),
                (_, caller) -> made(caller)));
    }

    private ConsoleLinks.Link made(Caller caller) {
        return links.make(Signer.secretId(caller.actor()), caller.origin())
                .orElseThrow(() -> new ApiProblem(
                        ErrorCode.OPERATION_DENIED,
                        "this server has no console: start it with the setting console=true"));
    }
}
