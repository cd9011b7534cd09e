package io.opengse.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.File;
import java.net.HttpURLConnection;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What a real API server refuses to an account with the rights of the Helm chart; {@link PodProviderTest} is what it may. */
@EnabledIfEnvironmentVariable(named = TestCluster.REAL, matches = ".+", disabledReason = "a mock refuses nothing")
class RightsTest {
    private RealCluster cluster;
    private KubernetesClient server;

    @BeforeEach
    void open() {
        cluster = RealCluster.open(new File(System.getenv(TestCluster.REAL)));
        server = cluster.server();
    }

    @AfterEach
    void close() {
        server.close();
        cluster.close();
        cluster.client().close();
    }

    @Test
    void aServerReadsNoSecrets() {
        var secrets = server.secrets().inNamespace(cluster.namespace());
        secrets.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("made")
                        .endMetadata()
                        .addToStringData("token", "word")
                        .build())
                .create();

        isRefused(() -> secrets.withName("made").get());
        isRefused(secrets::list);
        secrets.withName("made").delete();
    }

    @Test
    void aServerSeesNoPodsOfOtherNamespaces() {
        isRefused(() -> server.pods().inNamespace("kube-system").list());
        isRefused(() -> server.pods().inAnyNamespace().list());
    }

    @Test
    void aServerHasNothingToDoWithNodes() {
        isRefused(() -> server.nodes().list());
        isRefused(() -> server.nodes().withName("any").delete());
    }

    @Test
    void aServerGivesNobodyRights() {
        isRefused(() -> server.rbac()
                .roles()
                .inNamespace(cluster.namespace())
                .withName("opengse")
                .delete());
        assertThat(cluster.client()
                        .rbac()
                        .roles()
                        .inNamespace(cluster.namespace())
                        .withName("opengse")
                        .get())
                .isNotNull();
    }

    @Test
    void aServerWritesNoStatusOfPods() {
        String status = "/api/v1/namespaces/" + cluster.namespace() + "/pods/any/status";

        isRefused(() -> server.raw(status, "PUT", Map.of("status", Map.of("phase", "Running"))));
    }

    private static void isRefused(ThrowingCallable call) {
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(call)
                .extracting(KubernetesClientException::getCode)
                .isEqualTo(HttpURLConnection.HTTP_FORBIDDEN);
    }
}
