package io.opengse.bench.program;

import io.opengse.bench.Lab;
import io.opengse.bench.figure.Figure;
import io.opengse.bench.figure.Medians;
import io.opengse.bench.sdk.Installed;
import io.opengse.engine.Engine;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.host.HostStatus;
import io.opengse.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a real gse server and a real gse agent occupy; the agent with nothing to do, then with processes to watch. */
public final class MemoryFigures {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** What a start needed is given back five seconds after it. */
    private static final Duration STARTED = Duration.ofSeconds(4);

    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final Duration BRIEF_SETTLING = Duration.ofMillis(1_000);
    private static final int PROCESSES_PER_FLEET = 50;
    private static final int SAMPLES = 3;
    private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(100);

    private final Lab lab;
    private final Server server;

    private MemoryFigures(Lab lab, Server server) {
        this.lab = lab;
        this.server = server;
    }

    public static void measure(Lab lab) throws IOException {
        lab.progress()
                .accept("memory of an idle server, of an agent, and of one with "
                        + PROCESSES_PER_FLEET * (moreFleets(lab) + 1) + " processes");
        String data = lab.folder("idle-server").toString();
        try (Program idle = Program.start(
                        lab, "server", "--data", data, "--api", "127.0.0.1:0", "--set", "link=127.0.0.1:0");
                Server server = Installed.server(lab, lab.folder("central"), 1)) {
            new MemoryFigures(lab, server).agent();
            // By now it has had nothing to do for a while.
            requireServing(lab);
            lab.figures().put(Figure.SERVER_IDLE_MEGABYTES, sampled(lab, idle));
        }
    }

    private static void requireServing(Lab lab) {
        Path announced = lab.folder("idle-server").resolve("endpoints.json");
        lab.stopwatch().await("the server to serve", PATIENCE, () -> Files.exists(announced));
    }

    private void agent() throws IOException {
        String link = "127.0.0.1:" + server.linkPort().orElseThrow();
        String token = lab.folder("central").resolve("link.token").toString();
        try (Program agent = Program.start(
                lab,
                "agent",
                "--data",
                lab.folder("idle-agent").toString(),
                "--token-file",
                token,
                "--set",
                "link=" + link,
                "--set",
                "sdk=127.0.0.1:0")) {
            lab.stopwatch()
                    .await(
                            "the agent to connect",
                            PATIENCE,
                            () -> server.engine().hosts().list().stream()
                                    .anyMatch(host -> host.status() == HostStatus.CONNECTED));
            lab.stopwatch().pause(STARTED);
            lab.figures().put(Figure.AGENT_IDLE_MEGABYTES, sampled(lab, agent));
            // The first processes warm up what any number of them needs once.
            run(1);
            double few = settled(lab, agent);
            run(moreFleets(lab));
            double many = settled(lab, agent);
            double each = Math.max(0, many - few) / (moreFleets(lab) * PROCESSES_PER_FLEET);
            lab.figures().put(Figure.AGENT_MEGABYTES_PER_PROCESS, each);
        }
    }

    /** So many more fleets of processes that sleep; returns when the agent has reported them all. */
    private void run(int fleets) throws IOException {
        Engine engine = server.engine();
        int running = living(engine);
        Path game = lab.folder("sleeper");
        Files.createDirectories(game);
        Path script = game.resolve("start.sh");
        Files.writeString(script, "#!/bin/sh\nexec sleep 600\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (int fleet = 0; fleet < fleets; fleet++) {
            engine.fleets().create(sleepers(game), "bench");
        }
        int wanted = running + fleets * PROCESSES_PER_FLEET;
        lab.stopwatch().await(wanted + " processes", PATIENCE, () -> living(engine) >= wanted);
    }

    private static int moreFleets(Lab lab) {
        return lab.scale().quick() ? 1 : 4;
    }

    private static int living(Engine engine) {
        return engine.processes().list(null, true, null, Integer.MAX_VALUE).size();
    }

    private static NewFleet sleepers(Path game) {
        return new NewFleet(
                new FleetDescription("sleepers", "", game.toString(), "", "localhost", Map.of()),
                new RuntimeConfiguration(
                        List.of(new ServerProcess("start.sh", "", PROCESSES_PER_FLEET)),
                        RuntimeConfiguration.STANDARD_ACTIVATION_TIMEOUT,
                        0),
                Protection.NONE,
                CreationLimit.STANDARD,
                List.of());
    }

    private static double settled(Lab lab, Program program) throws IOException {
        lab.stopwatch().pause(lab.scale().quick() ? BRIEF_SETTLING : SETTLING);
        return sampled(lab, program);
    }

    private static double sampled(Lab lab, Program program) throws IOException {
        List<Double> samples = new ArrayList<>();
        for (int sample = 0; sample < SAMPLES; sample++) {
            samples.add(program.residentMegabytes());
            lab.stopwatch().pause(BETWEEN_SAMPLES);
        }
        return Medians.of(samples);
    }
}
