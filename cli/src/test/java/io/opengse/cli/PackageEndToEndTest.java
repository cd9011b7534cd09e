package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.gse.v20191112.models.AssetCredentials;
import com.tencentcloudapi.gse.v20191112.models.CreateAssetRequest;
import com.tencentcloudapi.gse.v20191112.models.CreateFleetRequest;
import com.tencentcloudapi.gse.v20191112.models.DescribeAssetRequest;
import com.tencentcloudapi.gse.v20191112.models.GetUploadCredentialsRequest;
import com.tencentcloudapi.gse.v20191112.models.GetUploadCredentialsResponse;
import com.tencentcloudapi.gse.v20191112.models.GetUploadFederationTokenRequest;
import com.tencentcloudapi.gse.v20191112.models.InboundPermission;
import com.tencentcloudapi.gse.v20191112.models.RuntimeConfiguration;
import com.tencentcloudapi.gse.v20191112.models.ServerProcesse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A package by the documented flow alone: the official client and plain HTTP, until matches are played on it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackageEndToEndTest {
    private Path data;
    private RunningCommand up;
    private Operator operator;

    @BeforeAll
    void upWithTheDemoFleet(@TempDir Path folder) throws Exception {
        data = folder;
        up = RunningCommand.start(
                data, "up", "--data", data.toString(), "--api", "127.0.0.1:0", "--sdk", "127.0.0.1:0");
        up.awaitOutput("processes of fleet \"demo\" ready");
        operator = new Operator(up, data);
    }

    @AfterAll
    void stop() {
        up.stop();
    }

    @Test
    void whatWasPutWithUploadCredentialsIsDeployedAndPlayedOn() throws Exception {
        GetUploadCredentialsResponse permission = credentials("nim-1.zip");
        HttpRequest put = HttpRequest.newBuilder(URI.create(permission.getBucketName() + "/nim-1.zip"))
                .header("Authorization", permission.getBucketAuth())
                .PUT(BodyPublishers.ofByteArray(zip()))
                .build();
        assertThat(send(put)).isEqualTo(200);

        String fleet = fleet(asset("nim-1.zip"));
        await().atMost(Operator.PATIENCE).until(() -> operator.status(fleet), "ACTIVE"::equals);

        assertThat(operator.status(operator.match(fleet))).isEqualTo("ACTIVE");
        assertThat(operator.gse("fleet", "events", fleet))
                .contains("FLEET_STATE_DOWNLOADING", "FLEET_CREATION_EXTRACTING_BUILD", "FLEET_STATE_ACTIVE");
        operator.gse("fleet", "delete", fleet, "--wait");
        assertThat(operator.status(fleet)).isEqualTo("TERMINATED");
    }

    @Test
    void whatWasSignedWithTemporaryKeysIsAPackage() throws Exception {
        String bucket = credentials("nim-2.zip").getBucketName();
        AssetCredentials keys = operator.client()
                .GetUploadFederationToken(new GetUploadFederationTokenRequest())
                .getAssetCredentials();
        URI target = URI.create(bucket + "/nim-2.zip");
        HttpRequest.Builder put = HttpRequest.newBuilder(target)
                .header("x-cos-security-token", keys.getToken())
                .PUT(BodyPublishers.ofByteArray(zip()));

        assertThat(send(put.copy()
                        .header("Authorization", signed(keys, target, "forged"))
                        .build()))
                .isEqualTo(403);
        assertThat(send(put.header("Authorization", signed(keys, target, keys.getTmpSecretKey()))
                        .build()))
                .isEqualTo(200);

        DescribeAssetRequest question = new DescribeAssetRequest();
        question.setAssetId(asset("nim-2.zip"));
        assertThat(operator.client().DescribeAsset(question).getAsset().getStauts())
                .isEqualTo(2L);
    }

    private GetUploadCredentialsResponse credentials(String key) throws TencentCloudSDKException {
        GetUploadCredentialsRequest request = new GetUploadCredentialsRequest();
        request.setAssetRegion("ap-shanghai");
        request.setBucketKey(key);
        return operator.client().GetUploadCredentials(request);
    }

    private String asset(String key) throws TencentCloudSDKException {
        CreateAssetRequest request = new CreateAssetRequest();
        request.setBucketKey(key);
        request.setAssetName("nim");
        request.setAssetVersion(key);
        request.setAssetRegion("ap-shanghai");
        request.setOperateSystem("CentOS7.16");
        return operator.client().CreateAsset(request).getAssetId();
    }

    private String fleet(String asset) throws TencentCloudSDKException {
        ServerProcesse game = new ServerProcesse();
        game.setLaunchPath("/local/game/start.sh");
        game.setConcurrentExecutions(1L);
        RuntimeConfiguration runtime = new RuntimeConfiguration();
        runtime.setServerProcesses(new ServerProcesse[] {game});
        InboundPermission ports = new InboundPermission();
        ports.setFromPort(1025L);
        ports.setToPort(60000L);
        ports.setProtocol("TCP");
        ports.setIpRange("0.0.0.0/0");
        CreateFleetRequest request = new CreateFleetRequest();
        request.setName("packed");
        request.setAssetId(asset);
        request.setInstanceType("S5.LARGE8");
        request.setFleetType("ON_DEMAND");
        request.setInboundPermissions(new InboundPermission[] {ports});
        request.setRuntimeConfiguration(runtime);
        return operator.client().CreateFleet(request).getFleetAttributes().getFleetId();
    }

    /** The sample game, as the JDK zips it: without modes. */
    private byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : new String[] {"start.sh", "game.sh"}) {
                zip.putNextEntry(new ZipEntry(name));
                Files.copy(data.resolve("demo").resolve(name), zip);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static int send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    /** As Tencent Cloud's object store publishes it: path, host and token are signed. */
    private static String signed(AssetCredentials keys, URI target, String secret) throws Exception {
        long now = Instant.now().getEpochSecond();
        String time = now + ";" + (now + 600);
        String headers = "host=" + encoded(target.getAuthority()) + "&x-cos-security-token=" + encoded(keys.getToken());
        String request = "put\n" + target.getPath() + "\n\n" + headers + "\n";
        String text =
                "sha1\n" + time + "\n" + hex(MessageDigest.getInstance("SHA-1").digest(bytes(request))) + "\n";
        String signature = hmac(hmac(secret, time), text);
        return "q-sign-algorithm=sha1&q-ak=" + keys.getTmpSecretId() + "&q-sign-time=" + time + "&q-key-time=" + time
                + "&q-header-list=host;x-cos-security-token&q-url-param-list=&q-signature=" + signature;
    }

    private static String hmac(String key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(bytes(key), "HmacSHA1"));
        return hex(mac.doFinal(bytes(text)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
