package io.opengse.server.http;

import io.helidon.common.tls.Tls;
import io.helidon.http.DirectHandler;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http1.Http1Config;
import io.opengse.engine.Engine;
import io.opengse.server.access.LinkAudit;
import io.opengse.server.api.CloudApi;
import io.opengse.server.api.local.LocalApi;
import io.opengse.server.beacon.SourceLimits;
import io.opengse.server.blob.Blobs;
import io.opengse.server.blob.SignedUrls;
import io.opengse.server.metrics.Measurements;
import io.opengse.server.peer.PeerDoor;
import io.opengse.server.tls.CandidContext;
import io.opengse.server.upload.PackageUploads;
import io.opengse.server.upload.UploadPasses;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The one HTTP listener of the server, with everything it serves. A connection is a virtual thread; a client that
 * stops sending in the middle is cut off.
 */
public final class HttpServer implements AutoCloseable {
    private static final int LONGEST_REQUEST_LINE = 64 << 10;
    private static final int LARGEST_HEADERS = 32 << 10;
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final WebServer server;
    private final int port;

    private HttpServer(WebServer server) {
        this.server = server;
        this.port = server.port();
    }

    /**
     * What is served.
     *
     * @param local /capi; empty = switched off
     * @param audit takes down who used links and passes
     * @param pings how often each source may ask /v1/ping
     * @param console what is served at /console; empty = switched off
     * @param peers answers other servers of the database; empty on a server that is alone
     */
    public record Served(
            CloudApi api,
            Optional<LocalApi> local,
            Engine engine,
            Measurements measurements,
            Blobs blobs,
            SignedUrls urls,
            Packages packages,
            LinkAudit audit,
            SourceLimits pings,
            Optional<HttpService> console,
            Optional<PeerDoor> peers) {}

    /** What the door for packages needs. */
    public record Packages(PackageUploads uploads, UploadPasses passes) {}

    /** @throws AddressUnusable when the address is taken or not this machine's */
    public static HttpServer start(HttpAddress address, Served served) {
        return start(address, Optional.empty(), served);
    }

    /**
     * The same by HTTPS.
     *
     * @param tls empty = plain HTTP
     * @throws AddressUnusable when the address is taken or not this machine's
     */
    public static HttpServer start(HttpAddress address, Optional<SSLContext> tls, Served served) {
        return start(address, tls, served, LONGEST_SILENCE);
    }

    /** @param silence after so long without a byte in the middle of a request, or before it, a connection is closed */
    static HttpServer start(HttpAddress address, Optional<SSLContext> tls, Served served, Duration silence) {
        requireFree(address);
        Http1Config protocol = Http1Config.builder()
                .maxPrologueLength(LONGEST_REQUEST_LINE)
                .maxHeadersSize(LARGEST_HEADERS)
                .sendLog(false)
                .receiveLog(false)
                .build();
        WebServerConfig.Builder server = WebServer.builder()
                .host(address.host())
                .port(address.port())
                .shutdownHook(false)
                .shutdownGracePeriod(GRACE)
                .maxTcpConnections(ConnectionLimit.ofThisProcess())
                .useNio(false)
                .connectionOptions(new ImpatientSockets(silence))
                .addProtocol(protocol)
                .directHandlers(DirectHandlers.builder()
                        .addHandler(DirectHandler.EventType.INTERNAL_ERROR, new UnreadableRequest())
                        .addHandler(DirectHandler.EventType.BAD_REQUEST, new UnreadableRequest())
                        .build())
                .routing(rules -> routing(rules, served));
        tls.ifPresent(context ->
                server.tls(Tls.builder().sslContext(new CandidContext(context)).build()));
        WebServer started = server.build();
        started.start();
        if (!started.isRunning()) {
            throw new AddressUnusable(address, "it was taken in this moment");
        }
        return new HttpServer(started);
    }

    /** Helidon keeps to itself why it did not start. */
    private static void requireFree(HttpAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address.host(), address.port()));
        } catch (IOException taken) {
            throw new AddressUnusable(address, taken.getMessage());
        }
    }

    private static void routing(HttpRouting.Builder rules, Served served) {
        rules.register("/", new ApiRoute(served.api, served.measurements.calls(), served.console.isPresent()))
                .register("/", new StatusRoutes(served.engine, served.measurements))
                .register("/", new PingRoute(served.pings))
                .register("/blobs", new BlobRoute(served.blobs, served.urls, served.audit))
                .register("/packages", new PackageRoute(served.packages, served.audit));
        served.console.ifPresent(console -> rules.register("/console", console));
        served.local.ifPresent(local -> rules.register("/capi", new LocalRoute(local, served.measurements.calls())));
        served.peers.ifPresent(door -> rules.register(PeerDoor.PATH, new PeerRoute(door)));
        rules.register("/", new NothingHere());
    }

    /** The port in use, also when any free one was asked for. */
    public int port() {
        return port;
    }

    /** Takes no new requests and lets those under way finish, for a while. */
    @Override
    public void close() {
        server.stop();
    }
}
