package io.opengse.game;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.opengse.game.callback.Activator;
import io.opengse.game.callback.Callbacks;
import io.opengse.game.callback.Manner;
import io.opengse.game.player.Door;
import io.opengse.game.sdk.GseLink;
import io.opengse.game.sdk.GseRefused;
import io.opengse.game.sdk.Transport;
import io.opengse.game.table.HouseRules;
import io.opengse.game.table.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/** One game server process without its Main: door, table, callbacks and the line to GSE, wired together. */
public final class GameServer implements AutoCloseable {
    private final Settings settings;
    private final PrintStream console;
    private final Transport transport;
    private final ManagedChannel channel;
    private final GseLink gse;
    private final Table table;
    private final Door door;
    private final Server callbacks;

    /**
     * @param publicPort the client port that GSE is told; 0: the one it listens at
     * @param gseAddress where GSE listens, e.g. 127.0.0.1:5758
     */
    public record Settings(
            int clientPort, int publicPort, InetSocketAddress gseAddress, long pid, Manner manner, HouseRules house) {}

    /** What the process gives to its parts. */
    public record Surroundings(
            InstantSource clock, RandomGenerator random, ScheduledExecutorService timers, PrintStream console) {}

    private GameServer(Settings settings, Surroundings around, Door door) throws IOException {
        this.settings = settings;
        this.console = around.console();
        this.door = door;
        transport = new Transport(Executors.newVirtualThreadPerTaskExecutor());
        channel = transport.connect(settings.gseAddress());
        gse = new GseLink(channel, settings.pid(), around.random());
        table = new Table(gse, settings.house(), around.clock(), console);
        var activator = new Activator(settings.manner().activation(), gse, table, around.timers());
        callbacks = transport.serve(new Callbacks(settings.manner(), table, activator, around.timers()));
    }

    /** Takes the client port and serves the callbacks; GSE does not yet know of it. */
    public static GameServer open(Settings settings, Surroundings around) throws IOException {
        var door = Door.open(settings.clientPort());
        var server = new GameServer(settings, around, door);
        door.welcome(server.table);
        return server;
    }

    public int clientPort() {
        return door.port();
    }

    public int callbackPort() {
        return callbacks.getPort();
    }

    /** ProcessReady. From now on sessions may come. */
    public void announce(int grpcPort) throws GseRefused {
        var port = settings.publicPort() == 0 ? door.port() : settings.publicPort();
        gse.processReady(List.of(settings.house().logs().toString()), port, grpcPort);
        console.println("ready: players connect to port " + port + ", GSE to port " + grpcPort);
    }

    /** Plays until the process is to end. */
    public void play() throws InterruptedException {
        table.run();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        door.close();
        callbacks.shutdownNow();
        channel.shutdownNow();
        transport.close();
    }
}
