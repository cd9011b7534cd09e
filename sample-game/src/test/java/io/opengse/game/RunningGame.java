package io.opengse.game;

import io.opengse.game.agent.FakeAgent;
import io.opengse.game.callback.Manner;
import io.opengse.game.switches.Switch;
import io.opengse.game.switches.Switches;
import io.opengse.game.table.HouseRules;
import io.opengse.protocol.gse.GameProperty;
import io.opengse.protocol.gse.GameServerSession;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A real game server and a fake agent, speaking real gRPC over loopback. */
final class RunningGame implements AutoCloseable {
    static final String SESSION = "qcs::gse:local::gameserversession/fleet-1/gssess-1";
    static final long PID = 4711;

    final FakeAgent agent;
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final GameServer server;
    private final FutureTask<Void> play;
    private final Thread table;

    RunningGame(Path logs, String... switches) throws Exception {
        agent = FakeAgent.start();
        var given = Switches.parse(switches);
        var house = new HouseRules(
                given.on(Switch.IDLE_MATCH),
                given.on(Switch.END_AFTER_MATCH),
                given.on(Switch.LEAVE_WITHOUT_ENDING),
                logs);
        var settings = new GameServer.Settings(0, 0, agent.address(), PID, Manner.of(given), house);
        var console = new PrintStream(printed, true, StandardCharsets.UTF_8);
        var random = new Random(1);
        server = GameServer.open(settings, new GameServer.Surroundings(Clock.systemUTC(), random, timers, console));
        server.announce(server.callbackPort());
        play = new FutureTask<>(() -> {
            server.play();
            return null;
        });
        table = Thread.ofVirtual().start(play);
    }

    /** With a session in it, activated. */
    static RunningGame hosting(Path logs, String... switches) throws Exception {
        var game = new RunningGame(logs, switches);
        game.agent.startSession(session(SESSION));
        return game;
    }

    static GameServerSession session(String id, GameProperty... properties) {
        return GameServerSession.newBuilder()
                .setGameServerSessionId(id)
                .setName("the test")
                .setMaxPlayers(4)
                .addAllGameProperties(List.of(properties))
                .build();
    }

    static GameProperty property(String key, String value) {
        return GameProperty.newBuilder().setKey(key).setValue(value).build();
    }

    TcpPlayer player(String ticket) throws Exception {
        return new TcpPlayer(server.clientPort(), ticket);
    }

    int clientPort() {
        return server.clientPort();
    }

    int callbackPort() {
        return server.callbackPort();
    }

    /** Waits until the process would exit. */
    void exits() throws Exception {
        play.get(20, TimeUnit.SECONDS);
    }

    boolean goesOn() {
        return !play.isDone();
    }

    @Override
    public void close() throws Exception {
        play.cancel(true);
        table.join();
        agent.close();
        server.close();
        timers.shutdownNow();
    }
}
