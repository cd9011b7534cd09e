package io.opengse.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.agent.calls.CallLog;
import io.opengse.agent.calls.CallSpans;
import io.opengse.agent.calls.DoomedChecks;
import io.opengse.agent.game.FakeGame;
import io.opengse.agent.installation.FakeDeployer;
import io.opengse.agent.journal.Journal;
import io.opengse.agent.link.FakeControlPlane;
import io.opengse.agent.logs.FakeLogs;
import io.opengse.agent.loop.AgentLoop;
import io.opengse.agent.loop.LoopSettings;
import io.opengse.agent.os.FakeOs;
import io.opengse.agent.process.Processes;
import io.opengse.agent.sdk.SdkErrors;
import io.opengse.protocol.link.Desired;
import io.opengse.protocol.link.Errand;
import io.opengse.protocol.link.FleetSpec;
import io.opengse.protocol.link.Launch;
import io.opengse.tracing.Traces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

/** The real loop on its real thread, with fakes all around. */
public final class RunningLoop implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public final FakeOs os;
    public final FakeGame game = new FakeGame();
    public final FakeControlPlane server = new FakeControlPlane();
    public final CallLog calls = new CallLog(Clock.systemUTC());
    public final CallSpans spans;
    public final DoomedChecks doomed = new DoomedChecks();
    public final List<Errand> errands = new CopyOnWriteArrayList<>();
    public final LoopRunner runner;
    private final Journal journal;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    public RunningLoop(Path directory) throws IOException {
        this(directory, new FakeOs());
    }

    /** Another agent on the same machine. */
    public RunningLoop(Path directory, FakeOs os) throws IOException {
        this(directory, os, Traces.NONE);
    }

    public RunningLoop(Path directory, FakeOs os, Traces traces) throws IOException {
        this.os = os;
        spans = new CallSpans(traces);
        journal = Journal.open(directory);
        Place place = new Place("host-1", () -> "127.0.0.1:5758", directory, Duration.ofSeconds(5));
        Edges edges =
                new Edges(os, game, new FakeLogs(directory), server, journal, new FakeDeployer(), calls, doomed, spans);
        AgentLoop loop = new AgentLoop(new LoopSettings("host-1", Processes.TIMES, SdkErrors.RESPONSE), new Random(3));
        runner = new LoopRunner(loop, edges, place, Clock.systemUTC(), timer);
        runner.start(Survivors.of(journal.load(), os));
        server.open(new LinkEvents(runner::post, errands::add, spans));
    }

    /** Has this many processes launched, and waits until they are. */
    public Standing launched(int count) throws InterruptedException {
        server.agent().desired(desired(count));
        await(standing -> standing.known().size() == count);
        return runner.standing();
    }

    public static Desired desired(int count) {
        FleetSpec fleet = FleetSpec.newBuilder()
                .setFleetId("fleet-1")
                .setDirectory("/local/game")
                .addLaunches(Launch.newBuilder()
                        .setKey("key-1")
                        .setLaunchPath("game")
                        .setCount(count))
                .build();
        return Desired.newBuilder().setNumber(1).addFleets(fleet).build();
    }

    public void await(Predicate<Standing> wanted) throws InterruptedException {
        assertThat(runner.await(wanted, PATIENCE)).as("things stand as wanted").isTrue();
    }

    @Override
    public void close() throws IOException {
        runner.stop();
        timer.shutdownNow();
        journal.close();
    }
}
