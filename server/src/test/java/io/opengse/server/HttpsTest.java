package io.opengse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.gse.v20191112.GseClient;
import com.tencentcloudapi.gse.v20191112.models.ListFleetsRequest;
import io.opengse.settings.BadSettings;
import io.opengse.settings.Settings;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole server behind the certificate it made for itself, spoken to by clients that were told to trust it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpsTest {
    private Path data;
    private Server server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        data = folder;
        server = Server.start(
                settings(Map.of("tls", "true", "unsigned-payload", "true")), Clock.systemUTC(), new SecureRandom());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"TC3-HMAC-SHA256,POST", "TC3-HMAC-SHA256,GET", "HmacSHA256,POST", "HmacSHA1,GET"})
    void theOfficialClientIsServed(String signature, String method) throws Exception {
        assertThat(client(signature, method, true)
                        .ListFleets(new ListFleetsRequest())
                        .getFleetIds())
                .isEmpty();
    }

    @Test
    void anUnsignedPayloadIsTakenWhereThatIsSet() throws Exception {
        GseClient client = client(ClientProfile.SIGN_TC3_256, HttpProfile.REQ_POST, true);
        client.getClientProfile().setUnsignedPayload(true);

        assertThat(client.ListFleets(new ListFleetsRequest()).getRequestId()).isNotBlank();
    }

    @Test
    void aClientThatWasNotToldToTrustItDoesNot() throws Exception {
        GseClient client = client(ClientProfile.SIGN_TC3_256, HttpProfile.REQ_POST, false);

        assertThatThrownBy(() -> client.ListFleets(new ListFleetsRequest()))
                .isInstanceOf(TencentCloudSDKException.class)
                .hasStackTraceContaining("unable to find valid certification path");
    }

    @Test
    void everyNameOfThisMachineIsInTheCertificate() throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(context(trusting())).build()) {
            for (String host : new String[] {"localhost", "127.0.0.1"}) {
                URI health = URI.create("https://" + host + ":" + server.api().port() + "/health");

                assertThat(client.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString())
                                .body())
                        .isEqualTo("{\"status\":\"alive\"}");
            }
        }
    }

    @Test
    void whoeverSpeaksPlainHttpIsToldSo() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI health = URI.create("http://127.0.0.1:" + server.api().port() + "/health");
            HttpRequest post = HttpRequest.newBuilder(health)
                    .POST(HttpRequest.BodyPublishers.ofString("x".repeat(20_000)))
                    .build();

            HttpResponse<String> answer = client.send(post, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("this port speaks HTTPS", "https://");
        }
    }

    @Test
    void halfACertificateIsRefusedBeforeAnythingStarts() {
        assertThatThrownBy(() -> settings(Map.of("tls", "true", "tls-certificate", "c.pem")))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("tls-key");
        assertThatThrownBy(() -> settings(Map.of("tls-certificate", "c.pem", "tls-key", "k.pem")))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("set tls=true");
    }

    private ServerSettings settings(Map<String, String> more) {
        Map<String, String> flags = new HashMap<>(more);
        flags.putAll(Map.of("api", "127.0.0.1:0", "link", "127.0.0.1:0", "data", data.toString()));
        return ServerSettings.of(Settings.resolve(ServerSettings.declared(), Map.of(), Map.of(), flags));
    }

    private GseClient client(String signature, String method, boolean trusting) throws Exception {
        HttpProfile http = new HttpProfile();
        http.setEndpoint(server.api().toString());
        http.setProtocol(HttpProfile.REQ_HTTPS);
        http.setReqMethod(method);
        if (trusting) {
            trust(http);
        }
        String id = server.credentials().secretId();
        return new GseClient(
                new Credential(id, server.credentials().secretKey()), "local", new ClientProfile(signature, http));
    }

    private void trust(HttpProfile http) throws Exception {
        TrustManager[] trusting = trusting();
        http.setSslSocketFactory(context(trusting).getSocketFactory());
        http.setX509TrustManager((X509TrustManager) trusting[0]);
    }

    private static SSLContext context(TrustManager[] trusting) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trusting, null);
        return context;
    }

    private TrustManager[] trusting() throws Exception {
        KeyStore store = KeyStore.getInstance("JKS");
        try (InputStream content = Files.newInputStream(data.resolve("tls").resolve("trust.jks"))) {
            store.load(content, null);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
