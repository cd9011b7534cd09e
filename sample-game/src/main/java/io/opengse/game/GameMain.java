package io.opengse.game;

import io.opengse.game.callback.Manner;
import io.opengse.game.sdk.GseRefused;
import io.opengse.game.sdk.Transport;
import io.opengse.game.switches.BadSwitch;
import io.opengse.game.switches.Switch;
import io.opengse.game.switches.Switches;
import io.opengse.game.switches.Usage;
import io.opengse.game.table.HouseRules;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The program: reads the switches, starts the game server, tells GSE that it is ready and plays until it is to end.
 * Exit codes: 0 (or --exit-code) in good order, 2 a bad switch, 3 the client port is busy, 4 GSE refused or is away.
 */
public final class GameMain {
    private static final int CRASH = 70;

    private GameMain() {}

    public static void main(String... arguments) throws Exception {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) throws IOException, InterruptedException {
        try {
            var switches = Switches.parse(arguments);
            return run(switches, Manner.of(switches));
        } catch (BadSwitch bad) {
            System.err.println(bad.getMessage() + "\n" + Usage.text());
            return 2;
        } catch (BindException busy) {
            System.err.println("the client port is busy (" + busy.getMessage()
                    + "): give another with --port, or --port=0 for any free one");
            return 3;
        } catch (GseRefused refused) {
            System.err.println("GSE did not take this process: " + refused.getMessage());
            return 4;
        }
    }

    private static int run(Switches switches, Manner manner)
            throws IOException, InterruptedException, GseRefused, BadSwitch {
        var timers = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("timers").factory());
        misbehave(switches, timers);
        Transport.startLightly();
        var around = new GameServer.Surroundings(Clock.systemUTC(), new Random(), timers, System.out);
        if (switches.on(Switch.REHEARSE)) {
            timers.schedule(() -> Runtime.getRuntime().halt(1), 60, TimeUnit.SECONDS); // never hold up install.sh
            rehearse(switches, manner, around);
            return 0;
        }
        var settings = settings(switches, manner, gseAddress(), ownLogs());
        try (var server = GameServer.open(settings, around)) {
            var delay = switches.millis(Switch.READY_DELAY);
            if (delay.isPresent()) {
                Thread.sleep(delay.get());
            }
            if (switches.on(Switch.NEVER_READY)) {
                System.out.println("not calling ProcessReady, as told");
            } else {
                server.announce(switches.on(Switch.GRPC_PORT_DEAD) ? Mischief.deadPort() : server.callbackPort());
            }
            server.play();
        }
        return switches.number(Switch.EXIT_CODE, 0);
    }

    private static void misbehave(Switches switches, ScheduledThreadPoolExecutor timers) throws IOException {
        var crashCode = switches.number(Switch.EXIT_CODE, CRASH);
        if (switches.on(Switch.CRASH_ON_START)) {
            Runtime.getRuntime().halt(crashCode);
        }
        switches.millis(Switch.CRASH_AFTER)
                .ifPresent(after -> timers.schedule(
                        () -> Runtime.getRuntime().halt(crashCode), after.toMillis(), TimeUnit.MILLISECONDS));
        if (switches.on(Switch.SPAWN_CHILD)) {
            System.out.println("started a child, pid " + Mischief.child());
        }
        if (switches.on(Switch.OUTPUT_FLOOD)) {
            Mischief.flood(System.out, switches.number(Switch.OUTPUT_FLOOD, 64));
        }
    }

    private static void rehearse(Switches switches, Manner manner, GameServer.Surroundings around)
            throws IOException, InterruptedException, GseRefused {
        var logs = Files.createTempDirectory("rehearsal");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var rehearsal = new Rehearsal(threads);
                var server = GameServer.open(settings(switches, manner, rehearsal.gseAddress(), logs), around)) {
            rehearsal.play(server);
        }
        Files.delete(logs.resolve("rehearsal.log"));
        Files.delete(logs);
    }

    private static GameServer.Settings settings(
            Switches switches, Manner manner, InetSocketAddress gseAddress, Path logs) {
        var pid = ProcessHandle.current().pid();
        var house = new HouseRules(
                switches.on(Switch.IDLE_MATCH),
                switches.on(Switch.END_AFTER_MATCH),
                switches.on(Switch.LEAVE_WITHOUT_ENDING),
                logs);
        var port = switches.number(Switch.PORT, switches.number(Switch.BIND, 0));
        var publicPort = switches.number(Switch.PUBLIC_PORT, 0);
        return new GameServer.Settings(port, publicPort, gseAddress, pid, manner, house);
    }

    /** Of this process alone: its neighbours in the same folder write logs too, and theirs are none of our players'. */
    private static Path ownLogs() {
        return Path.of(".", "logs", Long.toString(ProcessHandle.current().pid()));
    }

    private static InetSocketAddress gseAddress() throws BadSwitch {
        var text = System.getenv().getOrDefault("GSE_SDK_ADDRESS", "127.0.0.1:5758");
        var colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new BadSwitch("GSE_SDK_ADDRESS=" + text + ": write it as host:port, e.g. 127.0.0.1:5758");
        }
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
}
