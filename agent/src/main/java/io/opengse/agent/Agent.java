package io.opengse.agent;

import io.grpc.ManagedChannel;
import io.opengse.agent.calls.CallLog;
import io.opengse.agent.calls.CallSpans;
import io.opengse.agent.calls.DoomedChecks;
import io.opengse.agent.desk.SdkDesk;
import io.opengse.agent.errand.ErrandWork;
import io.opengse.agent.errand.Errands;
import io.opengse.agent.errand.Patience;
import io.opengse.agent.errand.Trials;
import io.opengse.agent.game.GameClient;
import io.opengse.agent.installation.DiskDeployer;
import io.opengse.agent.journal.Journal;
import io.opengse.agent.link.HostPort;
import io.opengse.agent.link.LinkClient;
import io.opengse.agent.logs.LogFiles;
import io.opengse.agent.logs.ZipLogCollector;
import io.opengse.agent.loop.AgentEvent;
import io.opengse.agent.loop.AgentLoop;
import io.opengse.agent.loop.LoopSettings;
import io.opengse.agent.metrics.AgentMeasurements;
import io.opengse.agent.metrics.HostUse;
import io.opengse.agent.metrics.MetricsPort;
import io.opengse.agent.os.HostSystem;
import io.opengse.agent.os.LocalGame;
import io.opengse.agent.os.Os;
import io.opengse.agent.os.OutputShelf;
import io.opengse.agent.runtime.Edges;
import io.opengse.agent.runtime.LinkEvents;
import io.opengse.agent.runtime.LoopRunner;
import io.opengse.agent.runtime.OutputKeeper;
import io.opengse.agent.runtime.Place;
import io.opengse.agent.runtime.Standing;
import io.opengse.agent.runtime.Survivors;
import io.opengse.agent.sdk.GseSdkServer;
import io.opengse.protocol.link.LogHeader;
import io.opengse.tracing.Traces;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * A running agent: one per host. Wires the loop to the operating system, the games, the journal and the server; decides
 * nothing. Started and stopped by the command line.
 */
public final class Agent {
    private static final System.Logger LOG = System.getLogger(Agent.class.getName());
    private static final long TRIM_SECONDS = 10;
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Duration LAUNCH_PATIENCE = Duration.ofSeconds(5);
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(5);
    private static final Duration REPORT_PATIENCE = Duration.ofSeconds(2);

    private final AgentSettings settings;
    private final String hostId;
    private final Journal journal;
    private final ScheduledExecutorService timer;
    private final GameClient games;
    private final LinkClient link;
    private final LoopRunner runner;
    private final GseSdkServer sdk;
    private final Patience watchers = new Patience(GLANCE);
    private final int sdkPort;
    private final Optional<MetricsPort> metrics;
    private final Traces traces;

    /**
     * Takes up what an earlier agent left in the data directory, serves the SDK, and connects to the server for as long
     * as it runs.
     *
     * @param serverLink stays the caller's, who shuts it down after {@link #stop}
     * @param linkToken the server's link token; empty: none is sent
     * @throws IOException when the SDK's address cannot be had or the data directory not be used
     */
    public static Agent start(
            AgentSettings settings, ManagedChannel serverLink, String linkToken, Clock clock, RandomGenerator random)
            throws IOException {
        AgentFiles files = new AgentFiles(settings.data());
        files.prepare();
        Journal journal = Journal.open(files.journal());
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().name("agent-timer-", 0).daemon().factory());
        try {
            files.emptySpool();
            String hostId =
                    settings.hostId().isEmpty() ? journal.hostId(() -> HostFacts.freshId(random)) : settings.hostId();
            return new Agent(
                    settings, hostId, new Foundation(files, journal, timer, clock, random), serverLink, linkToken);
        } catch (IOException | RuntimeException failure) {
            timer.shutdownNow();
            journal.close();
            throw failure;
        }
    }

    /**
     * What the host of this data directory is called, made now when there is no name yet.
     *
     * @throws IOException when the directory is in use or cannot be written
     */
    public static String hostId(AgentSettings settings, RandomGenerator random) throws IOException {
        if (!settings.hostId().isEmpty()) {
            return settings.hostId();
        }
        AgentFiles files = new AgentFiles(settings.data());
        files.prepare();
        try (Journal journal = Journal.open(files.journal())) {
            return journal.hostId(() -> HostFacts.freshId(random));
        }
    }

    private record Foundation(
            AgentFiles files, Journal journal, ScheduledExecutorService timer, Clock clock, RandomGenerator random) {
        /** Generators are not for many threads: each part has its own. */
        RandomGenerator split() {
            return new SplittableRandom(random.nextLong());
        }
    }

    private Agent(AgentSettings settings, String hostId, Foundation ground, ManagedChannel serverLink, String linkToken)
            throws IOException {
        this.settings = settings;
        this.hostId = hostId;
        this.journal = ground.journal();
        this.timer = ground.timer();
        this.games = new GameClient();
        this.link = new LinkClient(serverLink, linkToken, HostFacts.hello(hostId, settings), timer, ground.split());
        CompletableFuture<Integer> port = new CompletableFuture<>();
        LocalGame localGame = localGame(settings);
        HostSystem system = HostSystem.of(
                settings.processControl(),
                timer,
                port::join,
                new HostSystem.Manners(localGame, settings.processLimits(), settings.gameEnvironment()));
        Os os = system.os();
        DiskDeployer deployer = deployer(ground.files(), os, localGame);
        Place place = new Place(
                hostId,
                () -> new HostPort(settings.sdk().host(), port.join()).toString(),
                ground.files().outputs(),
                settings.serverAnswerTimeout());
        ZipLogCollector logs = new ZipLogCollector(ground.files().spool(), settings.logUploadLimit());
        AgentLoop loop = new AgentLoop(
                new LoopSettings(hostId, settings.times(), settings.sdkErrors(), system.limitsTrouble()),
                ground.split());
        this.traces = settings.traces().open("agent", hostId, ground.clock());
        CallSpans spans = new CallSpans(traces);
        CallLog calls = new CallLog(ground.clock());
        DoomedChecks doomed = new DoomedChecks();
        Edges edges = new Edges(os, games, logs, link, journal, deployer, calls, doomed, spans);
        this.runner = new LoopRunner(loop, edges, place, ground.clock(), timer);
        runner.start(Survivors.of(journal.load(), os));
        runner.post(new AgentEvent.DeploymentsFound(deployer.left()));
        SdkDesk.Manners manners =
                new SdkDesk.Manners(settings.sdkErrors(), settings.adoptStrangers(), settings.serverAnswerTimeout());
        this.sdk = serve(new SdkDesk(os, runner, manners, calls, spans), ground.split());
        this.sdkPort = sdk.port();
        port.complete(sdkPort);
        OutputShelf outputs = new OutputShelf(ground.files().outputs());
        OutputKeeper keeper = new OutputKeeper(outputs, settings.outputLimit(), runner);
        var _ = timer.scheduleWithFixedDelay(keeper, TRIM_SECONDS, TRIM_SECONDS, TimeUnit.SECONDS);
        this.metrics = openMetrics();
        ErrandWork.Sights sights = new ErrandWork.Sights(
                outputs, calls, new LogFiles(ground.files().spool()), runner::standing);
        Trials trials = settings.trials() ? new Trials(os, doomed, link::stayAway) : null;
        Errands errands = new Errands(hostId, new ErrandWork(sights, watchers, trials), link::deliver);
        link.open(new LinkEvents(runner::post, errands, spans));
        LOG.log(System.Logger.Level.INFO, "agent started host={0} sdk={1}", hostId, sdkAddress());
    }

    private static LocalGame localGame(AgentSettings settings) {
        return switch (settings.deploying().gameRootMount()) {
            case AUTO -> HostSystem.isPortable(settings.processControl()) ? LocalGame.withoutLinux() : LocalGame.auto();
            case OFF -> LocalGame.off();
        };
    }

    private DiskDeployer deployer(AgentFiles files, Os os, LocalGame localGame) throws IOException {
        AgentSettings.Deploying deploying = settings.deploying();
        DiskDeployer.LogSink uploads = (fleetId, phase, log) -> link.upload(
                LogHeader.newBuilder()
                        .setHostId(hostId)
                        .setFleetId(fleetId)
                        .setPhase(phase)
                        .build(),
                log);
        return new DiskDeployer(
                files.journal(),
                new DiskDeployer.Manners(deploying.unpackedLimit(), deploying.installerTimeout()),
                new DiskDeployer.Surroundings(os, localGame, link, uploads));
    }

    private GseSdkServer serve(SdkDesk desk, RandomGenerator random) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(settings.sdk().host(), settings.sdk().port());
        try {
            return GseSdkServer.start(address, desk, settings.sdkErrors(), settings.limits(), random);
        } catch (IOException failure) {
            runner.stop();
            throw failure;
        }
    }

    private Optional<MetricsPort> openMetrics() throws IOException {
        Optional<HostPort> address = settings.metrics();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        HostUse host = new HostUse(Path.of("/proc"));
        try {
            return Optional.of(
                    MetricsPort.open(address.get(), new AgentMeasurements(runner::standing, link::isUp, sdk, host)));
        } catch (IOException failure) {
            sdk.close();
            runner.stop();
            throw failure;
        }
    }

    /** The port at which measurements are told, if they are. */
    public OptionalInt metricsPort() {
        return metrics.map(MetricsPort::port).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    public String hostId() {
        return hostId;
    }

    /** Where games call the SDK: "host:port". */
    public String sdkAddress() {
        return new HostPort(settings.sdk().host(), sdkPort).toString();
    }

    /**
     * Stops. Without {@code keepGames}, the games it launched are ended first, SIGTERM and then SIGKILL, and the server
     * is told if it listens; otherwise they run on, and the next agent of this data directory takes them up.
     */
    public void stop(boolean keepGames) throws InterruptedException, IOException {
        runner.post(new AgentEvent.Stopping(keepGames));
        // What is being started just now must be written down before we go, or nobody would know it.
        runner.await(standing -> standing.stopping() && !standing.launching(), LAUNCH_PATIENCE);
        if (!keepGames) {
            Duration patience = settings.times().killGrace().plus(KILL_PATIENCE);
            if (!runner.await(Standing::empty, patience)) {
                LOG.log(System.Logger.Level.WARNING, "some games did not end within {0}", patience);
            }
            runner.await(Standing::reported, REPORT_PATIENCE);
        }
        watchers.stop();
        metrics.ifPresent(MetricsPort::close);
        link.close();
        sdk.close();
        runner.stop();
        games.close();
        timer.shutdownNow();
        journal.close();
        traces.close();
        LOG.log(System.Logger.Level.INFO, "agent stopped host={0} games-kept={1}", hostId, keepGames);
    }
}
