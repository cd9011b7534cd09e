package io.opengse.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opengse.engine.Engine;
import io.opengse.engine.EngineSettings;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.engine.store.Store;
import io.opengse.server.ConsoleDoor;
import io.opengse.server.access.LinkAudit;
import io.opengse.server.access.OpenGate;
import io.opengse.server.api.Actions;
import io.opengse.server.api.CloudApi;
import io.opengse.server.api.OfferedActions;
import io.opengse.server.api.cloud.LogUrls;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.local.LocalApi;
import io.opengse.server.api.operator.ConsoleLinks;
import io.opengse.server.api.page.PageTokens;
import io.opengse.server.api.signature.SignedRequest;
import io.opengse.server.beacon.SourceLimits;
import io.opengse.server.blob.FileBlobs;
import io.opengse.server.blob.SessionLogs;
import io.opengse.server.blob.SignedUrls;
import io.opengse.server.console.Console;
import io.opengse.server.console.page.SettingInForce;
import io.opengse.server.console.visit.Tickets;
import io.opengse.server.console.visit.Visits;
import io.opengse.server.credential.Credentials;
import io.opengse.server.history.History;
import io.opengse.server.live.NoHosts;
import io.opengse.server.metrics.Measurements;
import io.opengse.server.upload.PackageUploads;
import io.opengse.server.upload.UploadPasses;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The whole HTTP server on a free port, over a real engine in memory. */
public final class ServedEngine implements AutoCloseable {
    public static final String SECRET_ID = "AKIDtest";
    public static final String SECRET_KEY = "secret";

    static final long LARGEST_PACKAGE = 64 << 20;

    static final int PINGS = 1;

    public final Engine engine;
    final PackageUploads uploads;
    public final FileBlobs blobs;
    public final OpenGate gate;
    final HttpServer.Served served;
    private final Clock clock;
    private final List<Action<?>> actions;
    private final Measurements measurements;
    private final Console console;
    private final Visits visits;
    private final Tickets tickets;
    private final History history;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    public ServedEngine(Path folder) {
        this(folder, new MemoryStore());
    }

    public ServedEngine(Path folder, Store store) {
        this(folder, store, Clock.systemUTC(), new SecureRandom());
    }

    /** @param clock calls are signed by it too */
    public ServedEngine(Path folder, Store store, Clock clock, RandomGenerator random) {
        this.clock = clock;
        engine = new Engine(store, EngineSettings.standard(), clock, random, _ -> {});
        blobs = new FileBlobs(folder.resolve("blobs"));
        SignedUrls urls = new SignedUrls(new byte[] {1}, clock);
        UploadPasses passes = new UploadPasses(new byte[] {3}, clock);
        uploads = new PackageUploads(
                new PackageUploads.Terms(folder.resolve("uploads"), PackageUploads.Reach.ALONE, LARGEST_PACKAGE),
                blobs,
                engine.uploads(),
                clock);
        SessionLogs logs = new SessionLogs(blobs, urls, Duration.ofHours(1));
        gate = OpenGate.over(engine, folder, new Credentials(SECRET_ID, SECRET_KEY), clock);
        history = History.open(folder.resolve("history"), "srv-1", clock);
        Actions offered = OfferedActions.all(
                engine,
                new OfferedActions.Surroundings(
                        new PageTokens(new byte[] {2}),
                        LogUrls.of(logs::link, logs::linkTo),
                        passes,
                        "qcs::gse:local:uin/100000000001:fleet/",
                        "0.1.0-test",
                        clock,
                        gate.office(),
                        gate.trail(),
                        (_, secret) -> secret,
                        new NoHosts().live(),
                        ConsoleLinks.NONE,
                        history,
                        Optional.empty()));
        actions = List.copyOf(offered.all());
        CloudApi api = new CloudApi(offered, gate.guard(), clock, random);
        tickets = new Tickets(engine.signIns(), clock, random);
        visits = new Visits(engine.signIns(), gate.seal(), Visits.Limits.STANDARD, clock, random);
        console = Console.open(new Console.Ground(
                engine,
                new ConsoleDoor(api, gate.guard(), gate.book()),
                tickets,
                visits,
                new NoHosts().live(),
                history,
                List.of(new SettingInForce("region", "local", "local", "Where this is.")),
                clock));
        measurements = new Measurements(engine, clock);
        served = new HttpServer.Served(
                api,
                Optional.of(new LocalApi(offered, engine, clock, gate.guard())),
                engine,
                measurements,
                blobs,
                urls,
                new HttpServer.Packages(uploads, passes),
                new LinkAudit(gate.trail(), clock),
                new SourceLimits(PINGS, clock, 1),
                Optional.of(console.routes()),
                Optional.empty());
        server = HttpServer.start(new HttpAddress("127.0.0.1", 0), served);
    }

    /** The signed API, without HTTP around it. */
    public CloudApi api() {
        return served.api();
    }

    /** Every action it has. */
    public List<Action<?>> actions() {
        return actions;
    }

    public int port() {
        return server.port();
    }

    /** Host and port, as SDKs take an endpoint. */
    public String endpoint() {
        return "127.0.0.1:" + port();
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + endpoint() + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    /** What is in Response when an action is called with this JSON body, signed. */
    public JsonNode call(String action, String body) throws IOException, InterruptedException {
        return callAs(SECRET_ID, SECRET_KEY, action, body);
    }

    /** The same, signed with another key pair. */
    JsonNode callAs(String secretId, String secretKey, String action, String body)
            throws IOException, InterruptedException {
        SignedRequest signed =
                SignedRequest.post(action, body).signedFor(endpoint()).signedAt(clock.instant());
        HttpResponse<String> reply = send(request("/")
                .header("Content-Type", "application/json")
                .header("X-TC-Action", action)
                .header("X-TC-Version", "2019-11-12")
                .header("X-TC-Timestamp", Long.toString(signed.at().getEpochSecond()))
                .header("Authorization", signed.authorization(secretId, secretKey))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        return new ObjectMapper().readTree(reply.body()).get("Response");
    }

    /** "OK", or the code of the error. */
    public String codeOf(String action, String body) throws IOException, InterruptedException {
        return call(action, body).at("/Error/Code").asText("OK");
    }

    public HttpResponse<String> capi(String body) throws IOException, InterruptedException {
        return send(request("/capi")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Signs in to the console; says the cookie, as a browser sends it. */
    public String signedIn(String secretId) {
        return "gse-console=" + visits.begin(secretId);
    }

    /** What charts are drawn from. */
    public History history() {
        return history;
    }

    /** One-time links to the console. */
    public Tickets tickets() {
        return tickets;
    }

    /** Stops serving; the client can still be asked. */
    public void stop() {
        server.close();
    }

    @Override
    public void close() {
        console.close();
        server.close();
        client.close();
        measurements.close();
        history.close();
    }
}
