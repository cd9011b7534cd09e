package io.opengse.server;

import io.opengse.engine.Engine;
import io.opengse.engine.EngineSettings;
import io.opengse.engine.host.HostTraits;
import io.opengse.engine.host.PhaseLog;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.process.GameProcess;
import io.opengse.kubernetes.PodPlan;
import io.opengse.kubernetes.PodProvider;
import io.opengse.server.access.LinkAudit;
import io.opengse.server.api.Actions;
import io.opengse.server.api.CloudApi;
import io.opengse.server.api.OfferedActions;
import io.opengse.server.api.cloud.LogUrls;
import io.opengse.server.api.local.LocalApi;
import io.opengse.server.api.operator.ConsoleLinks;
import io.opengse.server.api.page.PageTokens;
import io.opengse.server.authority.HostAuthority;
import io.opengse.server.authority.JoinOffice;
import io.opengse.server.authority.Roll;
import io.opengse.server.beacon.SourceLimits;
import io.opengse.server.blob.Blobs;
import io.opengse.server.blob.KeyFile;
import io.opengse.server.blob.SessionLogs;
import io.opengse.server.blob.SignedUrls;
import io.opengse.server.console.Console;
import io.opengse.server.console.visit.Tickets;
import io.opengse.server.console.visit.Visits;
import io.opengse.server.history.History;
import io.opengse.server.history.Sampler;
import io.opengse.server.http.HttpAddress;
import io.opengse.server.http.HttpServer;
import io.opengse.server.link.AgentLinkService;
import io.opengse.server.link.AgentLinks;
import io.opengse.server.link.LinkServer;
import io.opengse.server.link.LogShelf;
import io.opengse.server.link.LogUploads;
import io.opengse.server.link.MemberDoor;
import io.opengse.server.live.Live;
import io.opengse.server.metrics.Measurements;
import io.opengse.server.peer.PeerDoor;
import io.opengse.server.peer.Peers;
import io.opengse.server.tls.ServerIdentity;
import io.opengse.server.upload.PackageUploads;
import io.opengse.server.upload.UploadPasses;
import io.opengse.server.webhook.WebhookSeal;
import io.opengse.tracing.Traces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Opens the two doors of a server: the link for agents, and HTTP for everybody else. Used once, while it starts. */
record Outside(ServerSettings settings, Engine engine, Blobs blobs, Server.Sources sources, Traces traces) {
    private static final Duration TIDY = Duration.ofMinutes(10);
    private static final Duration SWEEP = Duration.ofDays(1);
    private static final Duration RENEWAL = Duration.ofMinutes(1);
    private static final Duration ROLL = Duration.ofSeconds(1);
    private static final Duration DOOR_RENEWAL = Duration.ofDays(30);
    private static final Duration PODS = Duration.ofSeconds(1);

    /** The doors for agents of the server of this id, and the office that lets machines in through the second, if that is open. */
    record Links(String server, LinkServer link, Optional<MemberDoor> door, Optional<JoinOffice> office) {
        /** Shuts the doors of the network for a time, or opens them again; nothing when they are as they should be. */
        void serve(boolean open) {
            try {
                link.serve(open);
                if (door.isPresent()) {
                    door.get().serve(open);
                }
            } catch (IOException problem) {
                throw new UncheckedIOException(
                        "agents cannot be listened for again; this is tried each second", problem);
            }
        }
    }

    Links openLinks(AgentLinks links, Server.Keys keys, OpenedParts parts) throws IOException {
        AgentLinkService service = linkService(links, keys, parts);
        String name = "link-" + HexFormat.of().toHexDigits(sources.random().nextLong());
        LinkServer link = parts.opened(LinkServer.start(name, settings.link(), service, keys.linkToken()));
        if (settings.join().door().isEmpty()) {
            return new Links(links.server(), link, Optional.empty(), Optional.empty());
        }
        HttpAddress at = settings.join().door().get();
        HostAuthority authority =
                HostAuthority.open(engine.memberships(), keys.seal(), sources.clock(), sources.random());
        AtomicInteger port = new AtomicInteger(at.port());
        Roll roll = new Roll(engine.memberships(), links::shutOut);
        JoinOffice office = new JoinOffice(
                new JoinOffice.Books(engine.memberships(), roll),
                authority,
                new JoinOffice.Terms(
                        settings.join().life(), () -> settings.join().reachedAt(port.get())),
                sources.clock(),
                sources.random());
        MemberDoor.Admission admission = new MemberDoor.Admission(
                authority,
                office,
                roll,
                process -> engine.processes().find(process).map(GameProcess::host));
        MemberDoor door =
                parts.opened(MemberDoor.open(new InetSocketAddress(at.host(), at.port()), service, admission));
        port.set(door.port());
        parts.opened(Rounds.of("roll", ROLL, roll::look));
        parts.opened(Rounds.of("door certificate", DOOR_RENEWAL, door::renew));
        return new Links(links.server(), link, Optional.of(door), Optional.of(office));
    }

    /** Nothing of Kubernetes is loaded where no pods are to be made. */
    void openPods(Links links, Standing standing, OpenedParts parts) {
        if (settings.provider().pods().isEmpty() || links.office().isEmpty()) {
            return;
        }
        PodPlan plan = settings.provider().pods().get();
        JoinOffice office = links.office().get();
        PodProvider provider = parts.opened(PodProvider.open(
                engine,
                plan,
                office.installation(),
                new PodProvider.Surroundings(
                        sources.clock(),
                        instance -> office.issue(HostTraits.madeFor(instance), 1, plan.patience(), "kubernetes")
                                .text())));
        parts.opened(Rounds.of("pods", PODS, standing.whileLeading(provider::round)));
    }

    private AgentLinkService linkService(AgentLinks links, Server.Keys keys, OpenedParts parts) throws IOException {
        LogUploads uploads = new LogUploads(
                engine.sessions(),
                id -> engine.fleets().find(id).isPresent(),
                engine.events(),
                new Shelf(blobs),
                emptySpool(),
                settings.logUploadLimit());
        return new AgentLinkService(
                engine,
                links,
                uploads,
                (content, offset) -> blobs.open(content.blob(), offset),
                new AgentLinkService.Surroundings(
                        sources.clock(),
                        traces,
                        peerKey(keys).map(key -> parts.opened(new Peers(links.server(), key)))));
    }

    /** What the servers of the database alone have; empty when this one is alone. */
    private Optional<byte[]> peerKey(Server.Keys keys) {
        return settings.store().postgres().map(_ -> keys.links().derive("between servers"));
    }

    /** Empty when the API is served by plain HTTP. */
    Optional<ServerIdentity> openIdentity(OpenedParts parts) throws IOException {
        Optional<ServerIdentity> identity =
                settings.tls().open(settings.data(), settings.api(), sources.clock(), sources.random());
        identity.ifPresent(shown -> parts.opened(Rounds.of("certificate", RENEWAL, shown::look)));
        return identity;
    }

    HttpServer openApi(
            Server.Keys keys, Optional<ServerIdentity> identity, Links links, Tickets tickets, OpenedParts parts)
            throws IOException {
        // With no door for agents of other programs this one serves a developer: gse up or gse local.
        Live live = links.link().live(settings.link().isEmpty());
        Gatehouse gatehouse = Gatehouse.open(settings, engine, sources, keys, parts);
        KeyFile key = keys.links();
        SignedUrls urls = new SignedUrls(key.derive("blob urls"), sources.clock());
        UploadPasses passes = new UploadPasses(key.derive("uploads"), sources.clock());
        SessionLogs logs = new SessionLogs(blobs, urls, settings.logUrlLifetime());
        Measurements measurements = parts.opened(new Measurements(engine, sources.clock()));
        History history = openHistory(links.server(), measurements, parts);
        OfferedActions.Surroundings surroundings = new OfferedActions.Surroundings(
                new PageTokens(key.derive("page tokens")),
                LogUrls.of(logs::link, logs::linkTo),
                passes,
                fleetArnPrefix(settings.engine()),
                version(),
                sources.clock(),
                gatehouse.office(),
                gatehouse.trail(),
                new WebhookSeal(keys.seal()),
                live,
                (secretId, origin) -> link(tickets, secretId, origin),
                history,
                links.office());
        CloudApi api = new CloudApi(
                        OfferedActions.all(engine, surroundings),
                        gatehouse.guard(),
                        sources.clock(),
                        sources.random(),
                        settings.unsignedPayload())
                .followedBy(traces);
        Optional<LocalApi> local = settings.capi()
                ? Optional.of(new LocalApi(
                        new Actions(OfferedActions.cloud(engine, surroundings)),
                        engine,
                        sources.clock(),
                        gatehouse.guard()))
                : Optional.empty();
        SourceLimits pings = openBeacon(parts);
        LinkAudit audit = new LinkAudit(gatehouse.trail(), sources.clock());
        HttpServer.Packages packages = new HttpServer.Packages(openUploads(parts), passes);
        Optional<Console> console = settings.console().on()
                ? Optional.of(console(
                        new ConsoleDoor(api, gatehouse.guard(), gatehouse.book()), keys, tickets, live, history))
                : Optional.empty();
        HttpServer server = parts.opened(HttpServer.start(
                settings.api(),
                identity.map(ServerIdentity::context),
                new HttpServer.Served(
                        api,
                        local,
                        engine,
                        measurements,
                        blobs,
                        urls,
                        packages,
                        audit,
                        pings,
                        console.map(Console::routes),
                        peerKey(keys)
                                .map(own -> new PeerDoor(
                                        links.server(), own, engine.replicas(), links.link()::answerPeer)))));
        console.ifPresent(parts::opened); // closed before the server, which waits for open streams
        return server;
    }

    private Console console(ConsoleDoor door, Server.Keys keys, Tickets tickets, Live live, History history) {
        Visits visits = new Visits(
                engine.signIns(), keys.seal(), settings.console().visits(), sources.clock(), sources.random());
        return Console.open(new Console.Ground(
                engine, door, tickets, visits, live, history, settings.console().inForce(), sources.clock()));
    }

    private Optional<ConsoleLinks.Link> link(Tickets tickets, String secretId, String origin) {
        return settings.console().on()
                ? Optional.of(new ConsoleLinks.Link(
                        origin + "/console/enter?ticket=" + tickets.issue(secretId), Tickets.LIFETIME))
                : Optional.empty();
    }

    /** Written in rounds, in which the measurements keep up too. */
    private History openHistory(String server, Measurements measurements, OpenedParts parts) {
        History history = parts.opened(History.open(settings.data().resolve("history"), server, sources.clock()));
        Sampler sampler = new Sampler(engine, measurements.calls(), history);
        parts.opened(Rounds.of("history", Sampler.STEP, () -> {
            measurements.follow();
            sampler.sample();
        }));
        return history;
    }

    /** UDP and HTTP count together how often a source asks. */
    private SourceLimits openBeacon(OpenedParts parts) {
        SourceLimits limits = new SourceLimits(
                settings.beacon().rate(), sources.clock(), sources.random().nextInt());
        settings.beacon().open(limits).ifPresent(parts::opened);
        return limits;
    }

    private PackageUploads openUploads(OpenedParts parts) {
        PackageUploads.Reach local =
                settings.store().postgres().isPresent() ? PackageUploads.Reach.THIS_ONE : PackageUploads.Reach.ALONE;
        PackageUploads uploads = new PackageUploads(
                new PackageUploads.Terms(
                        settings.data().resolve("uploads"),
                        settings.blobs().shared() ? PackageUploads.Reach.ALL : local,
                        settings.blobs().packageSizeLimit()),
                blobs,
                engine.uploads(),
                sources.clock());
        uploads.tidy();
        parts.opened(Rounds.of("tidy uploads", TIDY, uploads::tidy));
        uploads.sweep();
        parts.opened(Rounds.of("tidy blobs", SWEEP, uploads::sweep));
        return uploads;
    }

    private record Shelf(Blobs blobs) implements LogShelf {
        @Override
        public void put(SessionId session, Path zip) throws IOException {
            keep(SessionLogs.key(session), zip);
        }

        @Override
        public void put(PhaseLog log, Path text) throws IOException {
            keep(log.key(), text);
        }

        private void keep(String key, Path file) throws IOException {
            try (InputStream content = Files.newInputStream(file)) {
                blobs.put(key, content);
            }
        }
    }

    /** What lies there was left half sent when an earlier server died: its agents send it again. */
    private Path emptySpool() throws IOException {
        Path spool = Files.createDirectories(settings.data().resolve("spool"));
        try (Stream<Path> left = Files.list(spool)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
        return spool;
    }

    private static String fleetArnPrefix(EngineSettings settings) {
        return "qcs::gse:" + settings.region() + ":uin/" + settings.account() + ":fleet/";
    }

    static String version() {
        return Optional.ofNullable(Outside.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
