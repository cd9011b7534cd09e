package io.opengse.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/**
 * A namespace of its own at a real API server, and in it an account with the rights that the Helm chart gives a server. What
 * is tested acts as that account, the test itself as whoever the kubeconfig names.
 */
final class RealCluster implements AutoCloseable {
    private static final Path CHART = Path.of("..", "deploy", "helm", "opengse", "templates");
    private static final String SERVER = "opengse";
    private static final int TOO_MANY_REQUESTS = 429;

    private final Config outside;
    private final KubernetesClient client;
    private final String namespace = "opengse-test-" + UUID.randomUUID();

    private RealCluster(File kubeconfig) {
        this.outside = Config.fromKubeconfig(kubeconfig);
        outside.setRequestRetryBackoffLimit(0); // a refusal is what some tests ask for
        this.client = new KubernetesClientBuilder().withConfig(outside).build();
    }

    /** Needs the rights to make a namespace, and roles in it. */
    static RealCluster open(File kubeconfig) {
        RealCluster cluster = new RealCluster(kubeconfig);
        cluster.client
                .namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(cluster.namespace)
                        .endMetadata()
                        .build())
                .create();
        cluster.account("default"); // a cluster without its controllers makes none, and then takes no pods
        cluster.account(SERVER);
        cluster.grant();
        return cluster;
    }

    String namespace() {
        return namespace;
    }

    /** As whoever the kubeconfig names; to be closed last. */
    KubernetesClient client() {
        return client;
    }

    /** As a server of the chart; its owner closes it. */
    KubernetesClient server() {
        String token = client.serviceAccounts()
                .inNamespace(namespace)
                .withName(SERVER)
                .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
                .getStatus()
                .getToken();
        Config inside = new ConfigBuilder(Config.empty())
                .withMasterUrl(outside.getMasterUrl())
                .withCaCertData(outside.getCaCertData())
                .withCaCertFile(outside.getCaCertFile())
                .withTrustCerts(outside.isTrustCerts())
                .withNamespace(namespace)
                .withOauthToken(token)
                .build();
        return new KubernetesClientBuilder().withConfig(inside).build();
    }

    /** One that is there already, as the default of a cluster with its controllers is, stays as it is. */
    private void account(String name) {
        ServiceAccount account =
                new ServiceAccountBuilder().withMetadata(named(name)).build();
        client.serviceAccounts().inNamespace(namespace).resource(account).createOr(_ -> account);
    }

    /** The rules of the chart's role. */
    private void grant() {
        Role role = new KubernetesSerialization().unmarshal(part("role.yaml", "rules:"), Role.class);
        role.setMetadata(named(SERVER));
        client.rbac().roles().inNamespace(namespace).resource(role).create();
        client.rbac()
                .roleBindings()
                .inNamespace(namespace)
                .resource(new RoleBindingBuilder()
                        .withMetadata(named(SERVER))
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", SERVER)
                        .addNewSubject("", "ServiceAccount", SERVER, namespace)
                        .build())
                .create();
    }

    /** The chart's budget for pods with a match; of the version that this API server prefers, for the words are the same. */
    void protectMatches() {
        GenericKubernetesResource budget = new KubernetesSerialization()
                .unmarshal(part("disruption.yaml", "spec:"), GenericKubernetesResource.class);
        budget.setApiVersion(policy());
        budget.setKind("PodDisruptionBudget");
        budget.setMetadata(named("matches"));
        client.genericKubernetesResources(policy(), "PodDisruptionBudget")
                .inNamespace(namespace)
                .resource(budget)
                .create();
    }

    /** As kubectl drain does; whether the cluster agrees. */
    boolean evicts(String pod) {
        var eviction = Map.of("apiVersion", policy(), "kind", "Eviction", "metadata", Map.of("name", pod));
        try {
            client.raw("/api/v1/namespaces/" + namespace + "/pods/" + pod + "/eviction", "POST", eviction);
            return true;
        } catch (KubernetesClientException problem) {
            if (problem.getCode() != TOO_MANY_REQUESTS) {
                throw problem;
            }
            return false;
        }
    }

    /** As a scheduler does. */
    void bind(String pod, String node) {
        var binding = Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Binding",
                "metadata",
                Map.of("name", pod),
                "target",
                Map.of("apiVersion", "v1", "kind", "Node", "name", node));
        client.raw("/api/v1/namespaces/" + namespace + "/pods/" + pod + "/binding", "POST", binding);
    }

    /** As a kubelet does at last, or an operator who knows that a node is off. */
    void removeByForce(String pod) {
        client.pods().inNamespace(namespace).withName(pod).withGracePeriod(0).delete();
    }

    void removeByForce() {
        client.pods().inNamespace(namespace).withGracePeriod(0).delete();
    }

    private String policy() {
        return "policy/" + client.getApiGroup("policy").getPreferredVersion().getVersion();
    }

    /** What stands in the chart's first object there from that line on, which nothing is filled into. */
    private static String part(String file, String from) {
        try {
            String text = Files.readString(CHART.resolve(file));
            int start = text.indexOf("\n" + from);
            return text.substring(start, Math.min(end(text, start, "\n---"), end(text, start, "\n{{")));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static int end(String text, int start, String mark) {
        int found = text.indexOf(mark, start);
        return found < 0 ? text.length() : found;
    }

    private static ObjectMeta named(String name) {
        return new ObjectMetaBuilder().withName(name).build();
    }

    /** The client is closed by whoever took it. */
    @Override
    public void close() {
        client.namespaces().withName(namespace).delete();
    }
}
