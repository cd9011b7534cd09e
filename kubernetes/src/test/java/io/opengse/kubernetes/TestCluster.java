package io.opengse.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * An API server without nodes: a mock, or the real one that the kubeconfig of OPENGSE_TEST_KUBECONFIG names (not that of
 * KUBECONFIG: nobody's cluster is to be used by mistake). Tests write the status of pods, as a kubelet would.
 */
final class TestCluster implements AutoCloseable {
    static final String REAL = "OPENGSE_TEST_KUBECONFIG";

    private final Supplier<KubernetesClient> clients;
    private final KubernetesClient client;
    private final String namespace;
    private final AutoCloseable end;

    private TestCluster(
            Supplier<KubernetesClient> clients, KubernetesClient client, String namespace, AutoCloseable end) {
        this.clients = clients;
        this.client = client;
        this.namespace = namespace;
        this.end = end;
    }

    static TestCluster open() {
        String real = System.getenv(REAL);
        return real == null ? mock() : real(new File(real));
    }

    private static TestCluster mock() {
        var server = new KubernetesMockServer(
                new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
        server.init();
        return new TestCluster(server::createClient, server.createClient(), "games", server::destroy);
    }

    private static TestCluster real(File kubeconfig) {
        RealCluster cluster = RealCluster.open(kubeconfig);
        return new TestCluster(cluster::server, cluster.client(), cluster.namespace(), cluster);
    }

    /** What only a real one can; there is none behind a mock. */
    RealCluster real() {
        return (RealCluster) end;
    }

    String namespace() {
        return namespace;
    }

    /** A client for what is tested, which closes it; at a real API server it may do what the chart allows. */
    KubernetesClient connect() {
        return clients.get();
    }

    List<Pod> pods() {
        return client.pods().inNamespace(namespace).list().getItems();
    }

    List<String> secrets() {
        return client.secrets().inNamespace(namespace).list().getItems().stream()
                .map(secret -> secret.getMetadata().getName())
                .toList();
    }

    void create(Pod pod) {
        client.pods().inNamespace(namespace).resource(pod).create();
    }

    void edit(String pod, UnaryOperator<Pod> change) {
        client.pods().inNamespace(namespace).withName(pod).edit(change);
    }

    void status(String pod, PodStatus status) {
        client.pods()
                .inNamespace(namespace)
                .withName(pod)
                .editStatus(found -> found.edit().withStatus(status).build());
    }

    void delete(String pod) {
        client.pods().inNamespace(namespace).withName(pod).delete();
    }

    @Override
    public void close() throws Exception {
        end.close();
        client.close();
    }
}
