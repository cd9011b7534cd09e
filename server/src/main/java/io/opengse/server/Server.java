package io.opengse.server;

import io.grpc.ManagedChannel;
import io.opengse.engine.Engine;
import io.opengse.engine.id.HostId;
import io.opengse.engine.replica.Replica;
import io.opengse.engine.store.Store;
import io.opengse.server.api.cloud.PlacementShape;
import io.opengse.server.blob.Blobs;
import io.opengse.server.blob.KeyFile;
import io.opengse.server.console.visit.Tickets;
import io.opengse.server.credential.Credentials;
import io.opengse.server.credential.LinkToken;
import io.opengse.server.credential.SecretSeal;
import io.opengse.server.http.HttpAddress;
import io.opengse.server.http.HttpServer;
import io.opengse.server.link.AgentLinks;
import io.opengse.server.link.MemberDoor;
import io.opengse.server.link.Pulse;
import io.opengse.server.sql.Bell;
import io.opengse.server.sql.DataDirectory;
import io.opengse.server.sql.PostgresAddress;
import io.opengse.server.tls.ServerIdentity;
import io.opengse.server.webhook.Delivery;
import io.opengse.server.webhook.WebhookSeal;
import io.opengse.server.webhook.Webhooks;
import io.opengse.tracing.Traces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A running control plane: store, engine, the doors for agents and for back ends, and the sweeper. Started by the mains
 * and by tests. Only puts the parts together; every decision is the engine's.
 */
public final class Server implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Server.class.getName());
    private static final Duration WEBHOOK_PATIENCE = Duration.ofSeconds(10);
    private static final Duration PULSE = Duration.ofSeconds(1);

    private final OpenedParts parts;
    private final Engine engine;
    private final AgentLinks links;
    private final Keys keys;
    private final Doors doors;

    /**
     * The secrets of this installation, in files of the data folder.
     *
     * @param seal of all secrets in the store
     * @param links signs what is given away as a link
     */
    record Keys(Credentials credentials, LinkToken linkToken, SecretSeal seal, KeyFile links) {}

    private record Doors(
            Outside.Links links, HttpAddress api, Optional<ServerIdentity> identity, Optional<Tickets> tickets) {}

    private Server(OpenedParts parts, Engine engine, AgentLinks links, Keys keys, Doors doors) {
        this.parts = parts;
        this.engine = engine;
        this.links = links;
        this.keys = keys;
        this.doors = doors;
    }

    /**
     * Starts everything; what was opened is closed again when a part of it cannot start.
     *
     * @param random must be cryptographically strong and safe for many threads
     * @throws IOException when a file or an address cannot be used
     * @throws io.opengse.engine.store.StoreFailed when the store is another server's, or cannot be read and written
     * @throws io.opengse.server.http.AddressUnusable when the API cannot listen where it should
     */
    public static Server start(ServerSettings settings, Clock clock, RandomGenerator random) throws IOException {
        OpenedParts parts = new OpenedParts();
        try {
            DataDirectory data = parts.opened(DataDirectory.open(settings.data()));
            Store store = parts.opened(settings.store().open(data, clock, random));
            return assemble(settings, store, new Sources(clock, random), parts);
        } catch (IOException | RuntimeException problem) {
            parts.close();
            throw problem;
        }
    }

    /** Where time and chance come from. */
    record Sources(Clock clock, RandomGenerator random) {}

    private static Server assemble(ServerSettings settings, Store store, Sources sources, OpenedParts parts)
            throws IOException {
        Path data = settings.data();
        Replica me = me(settings, sources);
        AgentLinks links = new AgentLinks(sources.clock(), me.id());
        Engine engine =
                new Engine(store, settings.engine(), sources.clock(), sources.random(), nudges(settings, links, parts));
        Keys keys = keys(settings, engine, sources.random());
        Standing standing = settings.store().postgres().isPresent()
                ? Standing.among(engine, me, sources, parts)
                : Standing.alone(engine, me);
        Traces traces = parts.opened(settings.traces().open("server", "", sources.clock()));
        Blobs blobs = parts.opened(settings.blobs().open(data));
        parts.opened(Rounds.of("sweeper", settings.sweepInterval(), standing.whileLeading(engine.sweeper()::sweep)));
        parts.opened(Rounds.of("pulse", PULSE, new Pulse(links, engine)::beat));
        WebhookSeal webhookSeal = new WebhookSeal(keys.seal());
        engine.queues().sealSecrets(webhookSeal::isOpen, webhookSeal);
        Delivery delivery = new Delivery(sources.clock(), webhookSeal, PlacementShape.SHAPE::map, WEBHOOK_PATIENCE);
        Webhooks webhooks = parts.opened(new Webhooks(engine.outcomes(), delivery));
        parts.opened(Rounds.of("webhooks", settings.sweepInterval(), standing.whileLeading(webhooks::round)));
        Outside outside = new Outside(settings, engine, blobs, sources, traces);
        Outside.Links doors = outside.openLinks(links, keys, parts);
        outside.openPods(doors, standing, parts);
        standing.whileStranded(doors::serve, parts);
        Optional<ServerIdentity> identity = outside.openIdentity(parts);
        Tickets tickets = new Tickets(engine.signIns(), sources.clock(), sources.random());
        HttpServer api = outside.openApi(keys, identity, doors, tickets, parts);
        HttpAddress at = new HttpAddress(settings.api().host(), api.port());
        standing.isAt(
                at, identity.isPresent() ? "https" : "http", settings.store().peers());
        LOG.log(System.Logger.Level.INFO, "server started api={0} link={1} data={2}", at, doors.link(), data);
        return new Server(
                parts,
                engine,
                links,
                keys,
                new Doors(doors, at, identity, settings.console().on() ? Optional.of(tickets) : Optional.empty()));
    }

    private static Keys keys(ServerSettings settings, Engine engine, RandomGenerator random) throws IOException {
        Path data = settings.data();
        SecretSeal seal = SecretSeal.open(data.resolve("access.key"), random);
        Optional<SharedSecrets> shared =
                settings.store().postgres().map(_ -> new SharedSecrets(engine.replicas(), seal, data));
        Set<String> fresh = shared.isPresent() ? shared.get().fetch() : Set.of();
        Keys keys = new Keys(
                Credentials.open(data.resolve("credentials.json"), random),
                LinkToken.open(data.resolve("link.token"), random),
                seal,
                KeyFile.open(data.resolve("url.key"), random));
        boolean settled = shared.isEmpty() || shared.get().leave(fresh);
        return settled ? keys : keys(settings, engine, random);
    }

    /** What wakes the stream of a host, here or at another server of the database. */
    private static Consumer<HostId> nudges(ServerSettings settings, AgentLinks links, OpenedParts parts)
            throws IOException {
        Optional<PostgresAddress> shared = settings.store().login();
        if (shared.isEmpty()) {
            return links::nudge;
        }
        Bell bell = parts.opened(Bell.on(shared.get(), word -> links.nudge(new HostId(word)), links::lookAgain));
        return host -> {
            if (!links.nudge(host)) {
                bell.ring(host.value());
            }
        };
    }

    /** No life of a server has the name of another. */
    private static Replica me(ServerSettings settings, Sources sources) {
        String id = "srv-" + HexFormat.of().toHexDigits(sources.random().nextLong());
        Instant now = sources.clock().instant();
        return new Replica(id, settings.api().toString(), Outside.version(), now, now, 0);
    }

    /** Where the HTTP API is, with the port in use. */
    public HttpAddress api() {
        return doors.api();
    }

    /** The certificate the API shows; empty when it is served by plain HTTP. */
    public Optional<Path> certificate() {
        return doors.identity().map(ServerIdentity::certificate);
    }

    /** The path of a fresh one-time link to the console, signed in as the root; empty when there is no console. */
    public Optional<String> consoleLink() {
        return doors.tickets()
                .map(tickets -> "/console/enter?ticket="
                        + tickets.issue(keys.credentials().secretId()));
    }

    /** The port at which agents of other programs connect; empty when that door is closed. */
    public Optional<Integer> linkPort() {
        return doors.links().link().port();
    }

    /** The port at which hosts join; empty when that door is closed. */
    public Optional<Integer> joinPort() {
        return doors.links().door().map(MemberDoor::port);
    }

    /** A new channel for an agent inside this program; whoever asks for it shuts it down. */
    public ManagedChannel innerLink() {
        return doors.links().link().innerChannel();
    }

    public LinkToken linkToken() {
        return keys.linkToken();
    }

    public Credentials credentials() {
        return keys.credentials();
    }

    public Engine engine() {
        return engine;
    }

    /** Takes nothing new in, finishes what is under way, and closes the store last. Games go on. */
    @Override
    public void close() {
        LOG.log(System.Logger.Level.INFO, "server stops");
        parts.close();
    }
}
