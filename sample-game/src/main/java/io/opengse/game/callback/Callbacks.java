package io.opengse.game.callback;

import io.grpc.stub.StreamObserver;
import io.opengse.game.nim.NimSetup;
import io.opengse.game.nim.NimSetup.BadSetup;
import io.opengse.game.table.Session;
import io.opengse.game.table.Table;
import io.opengse.protocol.gse.GameProperty;
import io.opengse.protocol.gse.GameServerGrpcSdkServiceGrpc.GameServerGrpcSdkServiceImplBase;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.HealthCheckRequest;
import io.opengse.protocol.gse.HealthCheckResponse;
import io.opengse.protocol.gse.ProcessTerminateRequest;
import io.opengse.protocol.gse.StartGameServerSessionRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What GSE calls in the game. Hands everything on to the table; an answer that hangs is one never sent. Runs on the
 * thread that reads from the network, so nothing here may block.
 */
public final class Callbacks extends GameServerGrpcSdkServiceImplBase {
    private final Manner manner;
    private final Table table;
    private final Activator activator;
    private final ScheduledExecutorService timers;

    public Callbacks(Manner manner, Table table, Activator activator, ScheduledExecutorService timers) {
        this.manner = manner;
        this.table = table;
        this.activator = activator;
        this.timers = timers;
    }

    @Override
    public void onHealthCheck(HealthCheckRequest request, StreamObserver<HealthCheckResponse> answer) {
        switch (manner.health()) {
            case Manner.Health.Well() -> answer(answer, health(true));
            case Manner.Health.Unwell() -> answer(answer, health(false));
            case Manner.Health.Slow(var by) ->
                timers.schedule(() -> answer(answer, health(true)), by.toMillis(), TimeUnit.MILLISECONDS);
            case Manner.Health.Hangs() -> {}
        }
    }

    @Override
    public void onStartGameServerSession(StartGameServerSessionRequest request, StreamObserver<GseResponse> answer) {
        switch (manner.start()) {
            case TAKES -> start(request.getGameServerSession()).thenAccept(response -> answer(answer, response));
            case REFUSES ->
                answer(answer, refusal(GseResponse.Status.ERROR_500, "this game was told to refuse every session"));
            case HANGS -> {}
        }
    }

    @Override
    public void onProcessTerminate(ProcessTerminateRequest request, StreamObserver<GseResponse> answer) {
        if (!manner.ignoresTerminate()) {
            table.endBy(request.getTerminationTime());
        }
        answer(answer, GseResponse.getDefaultInstance());
    }

    private CompletableFuture<GseResponse> start(GameServerSession given) {
        try {
            var setup = NimSetup.from(given.getGamePropertiesList().stream()
                    .collect(Collectors.toMap(GameProperty::getKey, GameProperty::getValue, (first, again) -> again)));
            var session = new Session(given.getGameServerSessionId(), given.getName(), given.getMaxPlayers(), setup);
            if (!table.open(session)) {
                return CompletableFuture.completedFuture(
                        refusal(GseResponse.Status.ERROR_400, "this process already hosts a session or is ending"));
            }
            return activator.activate(session);
        } catch (BadSetup bad) {
            return CompletableFuture.completedFuture(refusal(GseResponse.Status.ERROR_400, bad.why()));
        }
    }

    private static HealthCheckResponse health(boolean well) {
        return HealthCheckResponse.newBuilder().setHealthStatus(well).build();
    }

    private static GseResponse refusal(GseResponse.Status status, String why) {
        return GseResponse.newBuilder().setStatus(status).setErrorMessage(why).build();
    }

    private static <A> void answer(StreamObserver<A> to, A what) {
        to.onNext(what);
        to.onCompleted();
    }
}
