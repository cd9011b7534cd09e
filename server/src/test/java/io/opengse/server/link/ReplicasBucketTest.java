package io.opengse.server.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.gse.v20191112.GseClient;
import com.tencentcloudapi.gse.v20191112.models.GetGameServerSessionLogUrlRequest;
import io.opengse.engine.asset.Asset;
import io.opengse.engine.asset.AssetLabel;
import io.opengse.engine.asset.AssetSystem;
import io.opengse.engine.asset.NewAsset;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.NewSession;
import io.opengse.engine.session.SessionRequest;
import io.opengse.protocol.link.LogHeader;
import io.opengse.protocol.link.LogPart;
import io.opengse.server.Server;
import io.opengse.server.blob.KeyFile;
import io.opengse.server.blob.LocalBucket;
import io.opengse.server.sql.postgres.Postgres;
import io.opengse.server.sql.postgres.PostgresServer;
import io.opengse.server.upload.UploadPasses;
import io.opengse.server.zip.CraftedZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL and one bucket: what one of them took, the other has. */
@ExtendWith(Postgres.class)
class ReplicasBucketTest {
    private static final byte[] ZIP =
            new CraftedZip().file("server", "x".repeat(100_000)).bytes();
    private static final int PARTS = 5;

    private final HttpClient client = HttpClient.newHttpClient();
    private final LocalBucket bucket = new LocalBucket();
    private final String url;

    @TempDir
    Path data;

    private OneDatabase database;
    private Server one;
    private Server other;

    ReplicasBucketTest(PostgresServer postgres) {
        this.url = postgres.url(postgres.emptyDatabase());
    }

    @BeforeEach
    void open() throws IOException {
        database = new OneDatabase(url, data);
        one = start("one");
        other = start("other");
    }

    private Server start(String name) throws IOException {
        return database.start(
                name,
                Map.of(
                        "blob-store",
                        "s3://games/gse?endpoint=" + bucket.endpoint() + "&links=store",
                        "blob-store-key-id",
                        LocalBucket.KEYS.id(),
                        "blob-store-secret",
                        LocalBucket.KEYS.secret(),
                        "log-url-lifetime",
                        "90s"));
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        database.close();
        bucket.close();
    }

    @Test
    void aPackageThatComesInTurnsIsFetchedThroughEither() throws Exception {
        for (int part = 0; part < PARTS - 1; part++) {
            assertThat(send(part % 2 == 0 ? one : other, part).statusCode()).isEqualTo(202);
            assertThat(offset(head(part % 2 == 0 ? other : one))).isEqualTo(begin(part + 1));
        }
        assertThat(send(one, 1).statusCode()).as("a part that was sent before").isEqualTo(409);

        HttpResponse<String> whole = send(other, PARTS - 1);

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("X-Gse-Sha256")).contains(sha256(ZIP));
        Asset asset = created(one);
        OneDatabase.aFleet(one, asset.id().value());
        assertThat(other.engine().assets().require(asset.id())).isEqualTo(asset);
        for (Server server : List.of(one, other)) {
            FakeAgent agent = database.agentOf(server);
            OneDatabase.connected(agent).settled(1);
            assertThat(fetched(agent, asset)).isEqualTo(ZIP);
        }
    }

    @Test
    void theLastPartMayBeSentAgainToEither() throws Exception {
        sendAllButTheLast();
        assertThat(send(one, PARTS - 1).statusCode()).isEqualTo(200);

        for (Server server : List.of(one, other)) {
            HttpResponse<String> again = send(server, PARTS - 1);
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(again.headers().firstValue("X-Gse-Sha256")).contains(sha256(ZIP));
            HttpResponse<String> nothing = sendNothing(server);
            assertThat(nothing.statusCode()).isEqualTo(200);
            assertThat(offset(nothing)).isEqualTo(ZIP.length);
        }
        assertThat(created(other).label().name()).isEqualTo("arena");
    }

    @Test
    void theLastPartMayComeToBothAtOnce() throws Exception {
        sendAllButTheLast();

        List<CompletableFuture<HttpResponse<String>>> both = Stream.of(one, other)
                .map(server -> client.sendAsync(piece(server, PARTS - 1), BodyHandlers.ofString()))
                .toList();

        assertThat(both)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        Asset asset = created(one);
        tidy();
        assertThat(bucket.keys()).hasSize(1);
        OneDatabase.aFleet(one, asset.id().value());
        FakeAgent agent = database.agentOf(other);
        OneDatabase.connected(agent).settled(1);
        assertThat(fetched(agent, asset)).isEqualTo(ZIP);
    }

    @Test
    void anUploadOutlivesTheServerThatTookItsBeginning() throws Exception {
        send(one, 0);
        one.close();

        for (int part = 1; part < PARTS; part++) {
            assertThat(send(other, part).statusCode()).isEqualTo(part < PARTS - 1 ? 202 : 200);
        }
        tidy();
        assertThat(bucket.keys()).hasSize(1);
        assertThat(bucket.unfinished()).isEmpty();
    }

    @Test
    void aLogThatOneTookIsFetchedFromTheStoreByALinkOfTheOther() throws Exception {
        Fleet fleet = OneDatabase.aFleet(one);
        FakeAgent agent = database.agentOf(one);
        OneDatabase.connected(agent).settled(1, LinkWorld.aReadyProcess(fleet, "proc-1"));
        GameSession session = one.engine()
                .sessions()
                .create(new NewSession(
                        fleet.id(), new SessionRequest("match", 2, Map.of(), "", "", ""), "", "", "test"));
        agent.upload(List.of(
                        LogPart.newBuilder()
                                .setHeader(LogHeader.newBuilder()
                                        .setHostId(OneDatabase.HOST.value())
                                        .setProcessId("proc-1")
                                        .setSessionId(session.id().value())
                                        .setSizeBytes(ZIP.length)
                                        .setSha256(sha256(ZIP)))
                                .build(),
                        LogPart.newBuilder()
                                .setContent(ByteString.copyFrom(ZIP))
                                .build()))
                .join();

        String link = logUrl(other, session);

        assertThat(link).startsWith(bucket.endpoint() + "/games/gse/logs/").contains("X-Amz-Expires=90&");
        HttpResponse<byte[]> log =
                client.send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofByteArray());
        assertThat(log.body()).isEqualTo(ZIP);
    }

    private void sendAllButTheLast() throws Exception {
        for (int part = 0; part < PARTS - 1; part++) {
            assertThat(send(one, part).statusCode()).isEqualTo(202);
        }
    }

    private static int begin(int part) {
        return part * (ZIP.length / PARTS);
    }

    private static int end(int part) {
        return part == PARTS - 1 ? ZIP.length : begin(part + 1);
    }

    private HttpRequest piece(Server server, int part) {
        return request(server)
                .header("Content-Range", "bytes " + begin(part) + "-" + (end(part) - 1) + "/" + ZIP.length)
                .PUT(BodyPublishers.ofByteArray(ZIP, begin(part), end(part) - begin(part)))
                .build();
    }

    private HttpResponse<String> send(Server server, int part) throws Exception {
        return client.send(piece(server, part), BodyHandlers.ofString());
    }

    private HttpResponse<String> sendNothing(Server server) throws Exception {
        return client.send(
                request(server)
                        .header("Content-Range", "bytes */" + ZIP.length)
                        .PUT(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<Void> head(Server server) throws Exception {
        return client.send(request(server).HEAD().build(), BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(Server server) {
        KeyFile key = KeyFile.open(data.resolve("one/url.key"), new SecureRandom());
        UploadPasses passes = new UploadPasses(key.derive("uploads"), Clock.systemUTC());
        return HttpRequest.newBuilder(URI.create("http://" + server.api() + UploadPasses.FOLDER + "arena.zip"))
                .header("Authorization", passes.forOne("arena.zip"));
    }

    private static long offset(HttpResponse<?> response) {
        return response.headers().firstValueAsLong("Upload-Offset").orElse(-1);
    }

    private static Asset created(Server server) {
        return server.engine()
                .assets()
                .create(
                        new NewAsset(
                                "arena.zip",
                                new AssetLabel("arena", "1"),
                                new AssetSystem("CentOS7.16", "", "CentOS"),
                                Map.of()),
                        "test");
    }

    private static byte[] fetched(FakeAgent agent, Asset asset) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        agent.fetch(OneDatabase.HOST.value(), asset.id().value(), 0)
                .forEachRemaining(part -> content.writeBytes(part.getContent().toByteArray()));
        return content.toByteArray();
    }

    /** A server tidies when it starts. */
    private void tidy() throws IOException {
        start("tidy");
    }

    private static String logUrl(Server server, GameSession session) throws TencentCloudSDKException {
        HttpProfile http = new HttpProfile();
        http.setProtocol(HttpProfile.REQ_HTTP);
        http.setEndpoint(server.api().toString());
        ClientProfile profile = new ClientProfile();
        profile.setHttpProfile(http);
        Credential root = new Credential(
                server.credentials().secretId(), server.credentials().secretKey());
        GetGameServerSessionLogUrlRequest asked = new GetGameServerSessionLogUrlRequest();
        asked.setGameServerSessionId(session.id().value());
        return new GseClient(root, "local", profile)
                .GetGameServerSessionLogUrl(asked).getPreSignedUrl();
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
