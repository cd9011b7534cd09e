package io.opengse.simulation.game;

import io.opengse.agent.loop.GameCall;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.simulation.host.Host;
import io.opengse.simulation.host.OsProcess;
import io.opengse.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A game server program in its process: from start to exit, with the callbacks an agent makes. Its match is a {@link Match}. */
public final class Game {
    private static final int MANY = 1000;
    private static final int FEW = 4;

    private final World world;
    private final Host host;
    private final OsProcess process;
    private final Temper temper;
    private final Sdk sdk;
    private final int clientPort;
    private final Instant started;
    private final List<Runnable> mourners = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private boolean listening;
    private boolean ending;
    private @Nullable Match match;

    public Game(World world, Host host, OsProcess process, int clientPort) {
        this.world = world;
        this.host = host;
        this.process = process;
        this.clientPort = clientPort;
        this.started = world.now();
        this.temper = Temper.draw(world.chances(), world.weather().misbehave());
        this.sdk = new Sdk(
                world,
                host,
                new Sdk.Caller(
                        process.identity().pid(), process.mark(), temper.freshRequestIds(), process::alive));
    }

    public void run() {
        world.trace(process.mark(), temper);
        if (temper.gettingReady() == Temper.GettingReady.EXITS_BEFORE) {
            later(temper.readyAfter(), "exits before it is ready", () -> exit(3));
        } else if (temper.gettingReady() != Temper.GettingReady.NEVER) {
            later(temper.readyAfter(), "gets ready", this::getReady);
        }
        later(temper.crashesAfter(), "CRASHES", () -> exit(139));
    }

    private void getReady() {
        listening = true;
        GameCall ready = new GameCall.Ready(ProcessReadyRequest.newBuilder()
                .setClientPort(clientPort)
                .setGrpcPort(clientPort + 5000)
                .addLogPathsToUpload("logs")
                .build());
        sdk.call(ready, MANY, answer -> {
            if (!accepted(answer)) {
                exit(4);
            } else if (temper.gettingReady() == Temper.GettingReady.TWICE) {
                sdk.call(ready, 1, _ -> {});
            }
        });
    }

    public void onStart(GameServerSession session, Consumer<@Nullable String> answer) {
        String id = session.getGameServerSessionId();
        world.witness().started(host, process, id);
        told.add(id);
        Match begun = new Match(world, this, session);
        match = begun;
        switch (temper.starting()) {
            case ACTIVATES_INSIDE -> begun.activate(FEW, () -> answer.accept(null));
            case ACTIVATES_AFTER -> {
                answer.accept(null);
                later(world.chances().millis(0, 2000), "activates", () -> begun.activate(MANY, () -> {}));
            }
            case ACTIVATES_LATE -> {
                answer.accept(null);
                later(world.chances().seconds(5, 45), "activates late", () -> begun.activate(FEW, () -> {}));
            }
            case ACTIVATES_TWICE -> {
                begun.activate(FEW, () -> {});
                begun.activate(FEW, () -> answer.accept(null));
            }
            case NEVER_ACTIVATES -> answer.accept(null);
            case REFUSES -> answer.accept("the game answered ERROR_400: no");
            case HANGS -> {}
            case ACTIVATES_THEN_REFUSES ->
                begun.activate(FEW, () -> answer.accept("the game answered ERROR_500: oh"));
        }
    }

    public void onHealthCheck(Consumer<@Nullable String> answer) {
        boolean well = world.now().isBefore(started.plus(temper.sickAfter()));
        switch (well ? Temper.Health.WELL : temper.health()) {
            case WELL -> answer.accept(null);
            case HANGS -> {}
            case SAYS_NO -> answer.accept("OnHealthCheck answered healthStatus=false");
        }
    }

    public void onProcessTerminate(Consumer<@Nullable String> answer) {
        switch (temper.told()) {
            case ENDS_INSIDE -> endMatch(() -> end(() -> answer.accept(null)));
            case ENDS_AFTER -> {
                answer.accept(null);
                later(world.chances().millis(0, 3000), "does as it was told", () -> endMatch(() -> end(() -> {})));
            }
            case FINISHES_MATCH -> {
                answer.accept(null);
                later(temper.matchLasts(), "has finished", () -> endMatch(() -> end(() -> {})));
            }
            case EXITS_WORDLESS -> exit(0);
            case IGNORES -> answer.accept(null);
            case HANGS -> {}
        }
    }

    /** SIGTERM. */
    public void terminated() {
        if (temper.signalled() == Temper.Signalled.EXITS) {
            later(world.chances().millis(0, 800), "leaves after SIGTERM", () -> exit(143));
        }
    }

    private void endMatch(Runnable then) {
        Match running = match;
        if (running == null) {
            then.run();
        } else {
            running.terminate(then);
        }
    }

    /** ProcessEnding, and out. */
    private void end(Runnable called) {
        ending = true;
        sdk.call(new GameCall.Ending(), FEW, _ -> {
            called.run();
            if (temper.matchEnd() != Temper.MatchEnd.FORGETS_TO_LEAVE) {
                later(world.chances().millis(0, 1500), "exits in good order", () -> exit(0));
            }
        });
    }

    /** The match is over by itself. */
    void matchEnds(Match which) {
        if (which != match) {
            return;
        }
        switch (temper.matchEnd()) {
            case REUSES -> which.terminate(() -> match = match == which ? null : match);
            case TERMINATES_AND_LEAVES, FORGETS_TO_LEAVE -> which.terminate(() -> end(() -> {}));
            case LEAVES -> end(() -> {});
            case EXITS_WORDLESS -> exit(0);
            case NEVER -> {}
        }
    }

    /** Someone connects and shows this player session. */
    public void playerArrives(String session, String playerSession) {
        Match running = match;
        if (running != null && running.id().equals(session)) {
            running.playerArrives(playerSession);
        }
    }

    static boolean accepted(Optional<GseResponse> answer) {
        return answer.map(GseResponse::getStatus).filter(GseResponse.Status.OK::equals).isPresent();
    }

    Sdk sdk() {
        return sdk;
    }

    Temper temper() {
        return temper;
    }

    OsProcess process() {
        return process;
    }

    void later(Duration delay, String what, Runnable work) {
        world.agenda().after(delay, process.mark(), what, () -> {
            if (process.alive()) {
                work.run();
            }
        });
    }

    private void exit(int code) {
        world.trace(process.mark(), "exits with code " + code);
        host.kernel().exit(process, code);
    }

    /** Run when the process has gone, however. */
    public void whenGone(Runnable mourner) {
        mourners.add(mourner);
    }

    /** The process has gone. */
    public void gone() {
        listening = false;
        mourners.forEach(Runnable::run);
        mourners.clear();
    }

    public boolean listensOn(int grpcPort) {
        return listening && clientPort + 5000 == grpcPort;
    }

    public int clientPort() {
        return clientPort;
    }

    /** Whether it has called, or tried to call, ProcessEnding. */
    public boolean saidItEnds() {
        return ending;
    }

    /** Sessions it was told to start, in order. */
    public List<String> told() {
        return told;
    }

    /** The session it believes to run, unless it has begun to end it. */
    public Optional<String> running() {
        return Optional.ofNullable(match).filter(one -> !one.terminating()).map(Match::id);
    }
}
