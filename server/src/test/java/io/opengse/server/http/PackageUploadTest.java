package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.server.zip.CraftedZip;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages coming in over HTTP, whole, in pieces, broken, and without permission. */
class PackageUploadTest {
    private static final byte[] ZIP = new CraftedZip()
            .file("bin/server", "x".repeat(100_000))
            .link("java", "/usr/bin/java")
            .bytes();
    private static final int HALF = ZIP.length / 2;

    @TempDir
    private Path folder;

    private ServedEngine server;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() {
        server = new ServedEngine(folder);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void anUploadedZipBecomesAPackage() throws Exception {
        HttpResponse<String> put = put("arena.zip", ZIP);
        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(put.headers().firstValue("X-Gse-Sha256")).contains(sha256(ZIP));
        assertThat(put.headers().firstValue("Upload-Complete")).contains("?1");

        String id = create("arena.zip").at("/AssetId").asText();
        JsonNode asset =
                server.call("DescribeAsset", "{\"AssetId\":\"" + id + "\"}").get("Asset");

        assertThat(asset.get("AssetName").asText()).isEqualTo("arena");
        assertThat(asset.get("Stauts").asInt()).isEqualTo(2);
        assertThat(asset.get("Size").asText()).isEqualTo("98K");
        assertThat(asset.get("AssetArn").asText()).isEqualTo("qcs::gse:local:uin/100000000001:asset/" + id);
        assertThat(asset.get("CreateTime").asText()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(asset.get("BindFleetNum").asInt()).isZero();
    }

    @Test
    void aBrokenUploadGoesOnWhereItBroke() throws Exception {
        HttpResponse<String> first = send(piece("arena.zip", 0, HALF));
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(offset(first)).isEqualTo(HALF);
        assertThat(offset(head("arena.zip"))).isEqualTo(HALF);

        HttpResponse<String> second = send(piece("arena.zip", HALF, ZIP.length));

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.headers().firstValue("X-Gse-Sha256")).contains(sha256(ZIP));
        HttpResponse<Void> after = head("arena.zip");
        assertThat(offset(after)).isEqualTo(ZIP.length);
        assertThat(after.headers().firstValue("Upload-Complete")).contains("?1");
        assertThat(create("arena.zip").has("AssetId")).isTrue();
    }

    @Test
    void whatCameBeforeAConnectionBrokeIsKept() throws Exception {
        JsonNode permission = permission("arena.zip");
        try (Socket socket = new Socket("127.0.0.1", server.port());
                OutputStream out = socket.getOutputStream()) {
            String head = "PUT /packages/arena.zip HTTP/1.1\r\nHost: " + server.endpoint() + "\r\nAuthorization: "
                    + permission.get("BucketAuth").asText() + "\r\nContent-Length: " + ZIP.length + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(ZIP, 0, HALF);
            out.flush();
            await().until(() -> head("arena.zip").statusCode() == 200);
        }

        await().until(() -> offset(head("arena.zip")) == HALF);
        await().until(() -> send(piece("arena.zip", HALF, ZIP.length)).statusCode() == 200);
        assertThat(create("arena.zip").has("AssetId")).isTrue();
    }

    @Test
    void aWholeUploadThatWasNotFinishedIsFinished() throws Exception {
        send(piece("arena.zip", 0, HALF));
        HttpRequest.Builder nothing =
                request("arena.zip").header("Content-Range", "bytes */" + HALF).PUT(BodyPublishers.noBody());

        assertThat(send(nothing).statusCode()).isEqualTo(200);
        assertThat(create("arena.zip").at("/Error/Code").asText()).isEqualTo("InvalidParameter");
    }

    @Test
    void aPieceThatDoesNotFitIsRefusedWithTheRightOffset() throws Exception {
        send(piece("arena.zip", 0, 100));

        HttpResponse<String> refused = send(piece("arena.zip", 200, 300));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(offset(refused)).isEqualTo(100);
        assertThat(refused.body()).contains("begins at 200, but 100 bytes");
    }

    @Test
    void anUploadMayBeginAnew() throws Exception {
        send(piece("arena.zip", 0, 100));

        assertThat(put("arena.zip", ZIP).statusCode()).isEqualTo(200);
        assertThat(put("arena.zip", ZIP).statusCode()).isEqualTo(200);
        assertThat(create("arena.zip").has("AssetId")).isTrue();
    }

    @Test
    void contentThatIsNotWhatWasAnnouncedIsNotKept() throws Exception {
        HttpResponse<String> refused = send(
                request("arena.zip").header("X-Gse-Sha256", "00".repeat(32)).PUT(BodyPublishers.ofByteArray(ZIP)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(sha256(ZIP), "send the package anew");
        assertThat(head("arena.zip").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItComes() throws Exception {
        HttpResponse<String> refused = send(request("arena.zip")
                .header("Content-Range", "bytes 0-0/" + (ServedEngine.LARGEST_PACKAGE + 1))
                .PUT(BodyPublishers.ofByteArray(new byte[1])));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("package-size-limit");
    }

    @Test
    void aPieceThatCannotBeUnderstoodIsRefused() throws Exception {
        assertThat(send(request("a.zip").header("Content-Range", "bytes 5-1/9").PUT(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(400);
        assertThat(send(request("a.zip").header("Content-Range", "pages 1").PUT(BodyPublishers.noBody()))
                        .body())
                .contains("pages 1", "bytes 100-199/200");
        assertThat(send(request("a.zip").header("X-Gse-Sha256", "abc").PUT(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void nobodyUploadsWithoutPermissionOrUnderAnotherKey() throws Exception {
        HttpRequest.Builder unsigned = server.request("/packages/arena.zip").PUT(BodyPublishers.ofByteArray(ZIP));
        assertThat(send(unsigned).statusCode()).isEqualTo(403);
        HttpRequest.Builder other = server.request("/packages/other.zip")
                .header(
                        "Authorization",
                        permission("arena.zip").get("BucketAuth").asText())
                .PUT(BodyPublishers.ofByteArray(ZIP));
        HttpResponse<String> refused = send(other);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("GetUploadCredentials");
        assertThat(head("arena.zip").statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverIsRefusedWhileSendingIsTold() throws Exception {
        byte[] large = new byte[3 << 20];
        for (int attempt = 0; attempt < 20; attempt++) {
            HttpRequest.Builder unsigned = server.request("/packages/arena.zip").PUT(BodyPublishers.ofByteArray(large));
            assertThat(send(unsigned).statusCode()).isEqualTo(403);
            HttpRequest.Builder call = server.request("/").POST(BodyPublishers.ofByteArray(large));
            assertThat(send(call).body()).contains("RequestSizeLimitExceeded");
        }
    }

    @Test
    void aKeyThatCannotNameAnUploadIsRefused() throws Exception {
        for (String key : new String[] {"../a.zip", "a b.zip", "/a.zip", ".a", "a//b"}) {
            assertThat(server.codeOf(
                            "GetUploadCredentials", "{\"AssetRegion\":\"local\",\"BucketKey\":\"" + key + "\"}"))
                    .isEqualTo("InvalidParameterValue");
        }
    }

    @Test
    void aBadZipIsRefusedWithTheNameOfTheEntry() throws Exception {
        byte[] evil = new CraftedZip().file("game", "x").file("../evil", "x").bytes();
        assertThat(put("evil.zip", evil).statusCode()).isEqualTo(200);

        JsonNode refused = create("evil.zip").get("Error");

        assertThat(refused.get("Code").asText()).isEqualTo("InvalidParameter");
        assertThat(refused.get("Message").asText()).contains("\"../evil\"", "evil.zip");
        assertThat(folder.resolve("blobs/packages")).doesNotExist();
    }

    @Test
    void nothingIsLeftOfUploadsThatAreWhole() throws Exception {
        put("arena.zip", ZIP);

        assertThat(folder.resolve("uploads")).isEmptyDirectory();
        assertThat(folder.resolve("blobs/packages")).isDirectoryContaining("glob:**.zip");
    }

    @Test
    void theZipOfADeletedPackageIsRemoved() throws Exception {
        put("arena.zip", ZIP);
        String id = create("arena.zip").get("AssetId").asText();
        put("arena.zip", Arrays.copyOf(ZIP, 10));

        assertThat(server.codeOf("DeleteAsset", "{\"AssetId\":\"" + id + "\"}")).isEqualTo("OK");
        server.uploads.tidy();

        assertThat(folder.resolve("blobs/packages")).isEmptyDirectory();
        assertThat(server.codeOf("DescribeAsset", "{\"AssetId\":\"" + id + "\"}"))
                .isEqualTo("ResourceNotFound");
    }

    private JsonNode create(String key) throws Exception {
        return server.call(
                "CreateAsset",
                "{\"BucketKey\":\"" + key
                        + "\",\"AssetName\":\"arena\",\"AssetVersion\":\"1\",\"AssetRegion\":\"local\","
                        + "\"OperateSystem\":\"CentOS7.16\"}");
    }

    private JsonNode permission(String key) throws Exception {
        return server.call("GetUploadCredentials", "{\"AssetRegion\":\"local\",\"BucketKey\":\"" + key + "\"}");
    }

    private HttpRequest.Builder request(String key) throws Exception {
        JsonNode permission = permission(key);
        return HttpRequest.newBuilder(URI.create(permission.get("BucketName").asText() + "/" + key))
                .header("Authorization", permission.get("BucketAuth").asText());
    }

    private HttpRequest.Builder piece(String key, int from, int to) throws Exception {
        return request(key)
                .header("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + ZIP.length)
                .PUT(BodyPublishers.ofByteArray(ZIP, from, to - from));
    }

    private HttpResponse<String> put(String key, byte[] zip) throws Exception {
        return send(request(key).PUT(BodyPublishers.ofByteArray(zip)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<Void> head(String key) throws Exception {
        return client.send(request(key).HEAD().build(), BodyHandlers.discarding());
    }

    private static long offset(HttpResponse<?> response) {
        return response.headers().firstValueAsLong("Upload-Offset").orElse(-1);
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
