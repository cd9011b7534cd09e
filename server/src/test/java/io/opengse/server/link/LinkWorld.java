package io.opengse.server.link;

import io.grpc.ManagedChannel;
import io.opengse.engine.Engine;
import io.opengse.engine.EngineSettings;
import io.opengse.engine.asset.Asset;
import io.opengse.engine.asset.AssetLabel;
import io.opengse.engine.asset.AssetSystem;
import io.opengse.engine.asset.NewAsset;
import io.opengse.engine.asset.PackageContent;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.InboundPermission;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.host.PhaseLog;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.NewSession;
import io.opengse.engine.session.SessionRequest;
import io.opengse.protocol.link.Phase;
import io.opengse.protocol.link.ProcessReport;
import io.opengse.server.credential.LinkToken;
import io.opengse.server.live.Live;
import io.opengse.tracing.Traces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/** A real engine on a memory store behind a real link, reached inside this program. */
final class LinkWorld implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final RuntimeConfiguration RUNTIME =
            new RuntimeConfiguration(List.of(new ServerProcess("game", "", 1)), Duration.ofSeconds(600), 0);

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final MemoryStore store = new MemoryStore();
    private final AgentLinks links = new AgentLinks(clock, "srv-1");
    private final Engine engine;
    private final LinkServer server;
    private final ManagedChannel channel;
    private final LinkToken token = new LinkToken("secret");
    private final Path shelf;
    private final Map<String, byte[]> zips = new ConcurrentHashMap<>();
    private final Map<SessionId, Path> kept = new ConcurrentHashMap<>();
    private final Map<PhaseLog, String> keptTexts = new ConcurrentHashMap<>();

    LinkWorld(Path directory) throws IOException {
        this(directory, Traces.NONE);
    }

    LinkWorld(Path directory, Traces traces) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(11);
        this.engine = new Engine(store, EngineSettings.standard(), clock, random, links::nudge);
        this.shelf = directory.resolve("shelf");
        Path spool = directory.resolve("spool");
        Files.createDirectories(shelf);
        Files.createDirectories(spool);
        LogUploads uploads = new LogUploads(
                engine.sessions(),
                id -> engine.fleets().find(id).isPresent(),
                engine.events(),
                new Shelf(),
                spool,
                1000);
        this.server = LinkServer.start(
                "link-" + directory.getFileName(),
                Optional.empty(),
                new AgentLinkService(
                        engine,
                        links,
                        uploads,
                        this::open,
                        new AgentLinkService.Surroundings(clock, traces, Optional.empty())),
                token);
        this.channel = server.innerChannel();
    }

    /** An engine of another server on the same store, which nudges nobody here. */
    Engine elsewhere() {
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(12);
        return new Engine(store, EngineSettings.standard(), clock, random, _ -> {});
    }

    private InputStream open(PackageContent content, long offset) throws IOException {
        byte[] zip = zips.get(content.blob());
        if (zip == null) {
            throw new NoSuchFileException(content.blob());
        }
        return new ByteArrayInputStream(zip, (int) offset, zip.length - (int) offset);
    }

    /** A package that is this, kept on the shelf unless it is null. */
    Asset aPackage(byte @Nullable [] zip) {
        String blob = engine.uploads().reserve();
        if (zip != null) {
            zips.put(blob, zip);
        }
        int size = zip == null ? 0 : zip.length;
        engine.uploads().received("key", new PackageContent(blob, "00".repeat(32), size), "");
        return engine.assets()
                .create(
                        new NewAsset(
                                "key",
                                new AssetLabel("arena", "1"),
                                new AssetSystem("CentOS7.16", "", "CentOS"),
                                Map.of()),
                        "test");
    }

    private final class Shelf implements LogShelf {
        @Override
        public void put(SessionId session, Path zip) throws IOException {
            Path place = shelf.resolve(kept.size() + ".zip");
            Files.move(zip, place, StandardCopyOption.REPLACE_EXISTING);
            kept.put(session, place);
        }

        @Override
        public void put(PhaseLog log, Path text) throws IOException {
            keptTexts.put(log, Files.readString(text));
        }
    }

    Map<PhaseLog, String> keptTexts() {
        return keptTexts;
    }

    Live live(boolean trials) {
        return server.live(trials);
    }

    Engine engine() {
        return engine;
    }

    AgentLinks links() {
        return links;
    }

    FakeAgent agent() {
        return new FakeAgent(channel, token.value());
    }

    FakeAgent stranger(String wrongToken) {
        return new FakeAgent(channel, wrongToken);
    }

    Map<SessionId, Path> kept() {
        return kept;
    }

    Fleet aFleet() {
        return aFleetOf("");
    }

    Fleet aFleetOf(String asset) {
        return engine.fleets()
                .create(
                        new NewFleet(
                                new FleetDescription("arena", "", "/games/arena", asset, "localhost", Map.of()),
                                RUNTIME,
                                Protection.NONE,
                                CreationLimit.STANDARD,
                                List.of(new InboundPermission(1025, 60000, "TCP", "0.0.0.0/0"))),
                        "test");
    }

    GameSession aSession(Fleet fleet) {
        return engine.sessions()
                .create(new NewSession(
                        fleet.id(), new SessionRequest("match", 2, Map.of("map", "sea"), "", "", ""), "", "", "test"));
    }

    static ProcessReport aReadyProcess(Fleet fleet, String id) {
        return ProcessReport.newBuilder()
                .setProcessId(id)
                .setFleetId(fleet.id().value())
                .setLaunchKey(RUNTIME.serverProcesses().getFirst().launchKey())
                .setPhase(Phase.READY)
                .setPid(4711)
                .setStartedAtMillis(NOW.toEpochMilli())
                .setReadyAtMillis(NOW.toEpochMilli())
                .setClientPort(7777)
                .setGrpcPort(9999)
                .setHealthy(true)
                .build();
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.close();
        store.close();
    }
}
