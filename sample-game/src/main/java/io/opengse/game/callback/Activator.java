package io.opengse.game.callback;

import io.opengse.game.sdk.GseLink;
import io.opengse.game.table.Session;
import io.opengse.game.table.Table;
import io.opengse.protocol.gse.GseResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Calls ActivateGameServerSession the way it was told to; the usual way is once, inside OnStartGameServerSession. */
public final class Activator {
    private final Activation way;
    private final GseLink gse;
    private final Table table;
    private final ScheduledExecutorService timers;

    public Activator(Activation way, GseLink gse, Table table, ScheduledExecutorService timers) {
        this.way = way;
        this.gse = gse;
        this.table = table;
        this.timers = timers;
    }

    /** Never blocks. Completes with what OnStartGameServerSession is to be answered with. */
    CompletableFuture<GseResponse> activate(Session session) {
        return switch (way) {
            case Activation.Prompt() -> now(session, session.id());
            case Activation.WrongId() -> now(session, session.id() + "-wrong");
            case Activation.Twice() ->
                now(session, session.id())
                        .thenCompose(first -> now(session, session.id())
                                .thenApply(second -> second.getStatus() == GseResponse.Status.OK ? first : second));
            case Activation.Never() -> CompletableFuture.completedFuture(GseResponse.getDefaultInstance());
            case Activation.Late(var by) -> {
                timers.schedule(() -> now(session, session.id()), by.toMillis(), TimeUnit.MILLISECONDS);
                yield CompletableFuture.completedFuture(GseResponse.getDefaultInstance());
            }
        };
    }

    private CompletableFuture<GseResponse> now(Session session, String id) {
        return gse.activate(id, session.maxPlayers()).thenApply(response -> {
            if (response.getStatus() == GseResponse.Status.OK) {
                return GseResponse.getDefaultInstance();
            }
            table.forget(session, "it could not be activated: " + response.getErrorMessage());
            return response;
        });
    }
}
