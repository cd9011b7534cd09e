package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.client.PackageUpload;
import io.opengse.cli.console.Screen;
import io.opengse.cli.pack.PackageFile;
import io.opengse.cli.pack.PackageFolder;
import io.opengse.cli.pack.PackageZip;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** gse asset against a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssetPushTest {
    private Path data;
    private RunningCommand server;
    private final Screen screen = new Screen();

    @TempDir
    private Path folder;

    private Path game;

    @BeforeAll
    void serve(@TempDir Path data) {
        this.data = data;
        server = RunningCommand.start(
                data, "server", "--data", data.toString(), "--api", "127.0.0.1:0", "--set", "link=127.0.0.1:0");
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    @BeforeEach
    void aGame() throws IOException {
        game = Files.createDirectories(folder.resolve("game"));
        Path program = Files.writeString(game.resolve("server"), "#!/bin/sh\n" + "x".repeat(50_000));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aPushedFolderIsListedShownAndDeleted() throws Exception {
        assertThat(gse("push", game.toString(), "--name", "arena", "--version", "1.0", "--tag", "team=blue"))
                .as(screen.err())
                .isZero();
        assertThat(screen.out()).contains("arena 1.0").containsPattern("asset-\\w{8}-\\w{8}");

        Screen shown = new Screen();
        assertThat(gse(shown, "show", "arena", "--json")).isZero();
        JsonNode asset = new ObjectMapper().readTree(shown.out());
        assertThat(asset.get("AssetVersion").asText()).isEqualTo("1.0");
        assertThat(asset.at("/Tags/0/Value").asText()).isEqualTo("blue");
        Screen listed = new Screen();
        assertThat(gse(listed, "list")).isZero();
        assertThat(listed.out()).contains("arena", asset.get("AssetId").asText());

        assertThat(gse("delete", "arena")).isZero();
        assertThat(gse("show", "arena")).isEqualTo(1);
        assertThat(screen.err()).contains("there is no package \"arena\"", "gse asset list");
    }

    @Test
    void aZipIsPushedAsItIs() throws IOException {
        Path zip = folder.resolve("game.zip");
        PackageZip.write(PackageFolder.of(game), zip, _ -> {});

        assertThat(gse("push", zip.toString(), "--name", "zipped", "--version", "1"))
                .isZero();

        assertThat(screen.out()).contains(PackageFile.of(zip).sha256());
    }

    @Test
    void anInterruptedPushGoesOn() throws Exception {
        Path zip = folder.resolve("part.zip");
        PackageZip.write(PackageFolder.of(game), zip, _ -> {});
        PackageFile file = PackageFile.of(zip);
        String key = file.bucketKey("part-1");
        JsonNode permission = permission(key);
        URI target = URI.create(permission.get("BucketName").asText() + "/" + key);
        sendHalf(target, permission.get("BucketAuth").asText(), zip);

        AtomicLong first = new AtomicLong(-1);
        try (PackageUpload upload =
                new PackageUpload(target, permission.get("BucketAuth").asText(), file)) {
            upload.send(sent -> first.compareAndSet(-1, sent));
        }

        assertThat(first).hasValue(file.size() / 2);
        assertThat(gse("push", zip.toString(), "--name", "part", "--version", "1"))
                .as(screen.err())
                .isZero();
    }

    @Test
    void aFolderInAFolderIsRefusedUnlessItIsMeantSo() {
        assertThat(gse("push", folder.toString(), "--name", "nested", "--version", "1"))
                .isEqualTo(1);
        assertThat(screen.err()).contains("holds only the folder \"game\"", "gse asset push " + game);

        assertThat(gse("push", folder.toString(), "--name", "nested", "--version", "1", "--as-is"))
                .isZero();
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThat(gse("push", folder.resolve("none").toString(), "--name", "a", "--version", "1"))
                .isEqualTo(1);
        assertThat(screen.err()).contains("there is no", "none");
        assertThat(gse("push", game.toString())).isEqualTo(2);
        assertThat(screen.err()).contains("--name");
    }

    private void sendHalf(URI target, String authorization, Path zip) throws Exception {
        byte[] all = Files.readAllBytes(zip);
        int half = all.length / 2;
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = client.send(
                    HttpRequest.newBuilder(target)
                            .header("Authorization", authorization)
                            .header("Content-Range", "bytes 0-" + (half - 1) + "/" + all.length)
                            .PUT(HttpRequest.BodyPublishers.ofByteArray(Arrays.copyOf(all, half)))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(202);
        }
    }

    private JsonNode permission(String key) {
        try (CloudApi api = new CloudApi(
                server.endpoints().api(), server.directory().credentials().orElseThrow(), Clock.systemUTC())) {
            return api.call(
                    "GetUploadCredentials",
                    CloudApi.parameters().put("AssetRegion", "local").put("BucketKey", key));
        }
    }

    private int gse(String... arguments) {
        return gse(screen, arguments);
    }

    private int gse(Screen on, String... arguments) {
        String[] whole = new String[arguments.length + 3];
        whole[0] = "asset";
        System.arraycopy(arguments, 0, whole, 1, arguments.length);
        whole[arguments.length + 1] = "--data";
        whole[arguments.length + 2] = data.toString();
        return RunningCommand.run(on, whole);
    }
}
