package io.opengse.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.NamespaceableResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.File;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A release of the chart at a real API server: two namespaces of its own, one for servers and one for games. */
final class Release implements AutoCloseable {
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    final String namespace = "opengse-chart-" + UUID.randomUUID();
    final String games = namespace + "-games";
    private final KubernetesClient client;
    private final KubernetesClient server;
    private final ServedKinds served;
    private final Set<String> newer = new LinkedHashSet<>();

    /** @param kubeconfig of somebody who may make namespaces and roles, and act as others */
    Release(File kubeconfig) {
        client = client(kubeconfig, "");
        server = client(kubeconfig, "system:serviceaccount:" + namespace + ":play-opengse");
        served = ServedKinds.of(client);
        for (String name : List.of(namespace, games)) {
            client.resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(name)
                            .endMetadata()
                            .build())
                    .create();
        }
    }

    private static KubernetesClient client(File kubeconfig, String as) {
        Config config = Config.fromKubeconfig(kubeconfig);
        config.setRequestRetryBackoffLimit(0);
        if (!as.isEmpty()) {
            config.setImpersonateUsername(as);
        }
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    /** What of the chart is newer than the API server, and how it was applied all the same. */
    Set<String> newer() {
        return newer;
    }

    /** First without effect and then for good: what it would refuse of the last must not leave it half done. */
    void apply(Chart chart) {
        List<GenericKubernetesResource> objects =
                chart.objects().stream().map(this::fitted).toList();
        objects.forEach(object ->
                accepted(object, place(object).dryRun().forceConflicts().serverSideApply()));
        objects.forEach(
                object -> accepted(object, place(object).forceConflicts().serverSideApply()));
    }

    private Resource<GenericKubernetesResource> place(GenericKubernetesResource object) {
        NamespaceableResource<GenericKubernetesResource> place = client.resource(object);
        String said = object.getMetadata().getNamespace();
        return place.inNamespace(said == null ? namespace : said);
    }

    private static void accepted(GenericKubernetesResource sent, GenericKubernetesResource answer) {
        assertThat(answer.getMetadata().getUid()).as(sent.getKind()).isNotEmpty();
        assertThat(answer.getMetadata().getLabels())
                .containsAllEntriesOf(sent.getMetadata().getLabels());
    }

    /** As this API server knows it. */
    private GenericKubernetesResource fitted(HasMetadata object) {
        String kind = object.getKind();
        String version = served.version(object.getApiVersion(), kind);
        if (!version.equals(object.getApiVersion())) {
            newer.add(kind + " of " + object.getApiVersion() + ", applied as " + version);
        }
        Map<String, Object> fields = fields(object);
        fields.put("apiVersion", version);
        served.withoutUnknown(fields, version, kind).forEach(path -> newer.add(path + ", left out"));
        return SERIALIZATION.unmarshal(SERIALIZATION.asJson(fields), GenericKubernetesResource.class);
    }

    @SuppressWarnings("unchecked") // an object of Kubernetes is one of JSON
    private static Map<String, Object> fields(HasMetadata object) {
        return SERIALIZATION.unmarshal(SERIALIZATION.asJson(object), Map.class);
    }

    /** What stands there now. */
    <T extends HasMetadata> T stored(Class<T> kind, String name) {
        return client.resources(kind).inNamespace(namespace).withName(name).require();
    }

    /** Of the servers, as the cluster's own controllers made them. */
    long pods() {
        return client
                .pods()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/name", "opengse")
                .list()
                .getItems()
                .stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .count();
    }

    /** Whether a server of this release may do that; resource may be a part of one, such as pods/log. */
    boolean may(String verb, String group, String resource, String where) {
        String[] parts = resource.split("/", 2);
        return server.resource(new SelfSubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withNewResourceAttributes()
                        .withVerb(verb)
                        .withGroup(group)
                        .withResource(parts[0])
                        .withSubresource(parts.length > 1 ? parts[1] : null)
                        .withNamespace(where)
                        .endResourceAttributes()
                        .endSpec()
                        .build())
                .create()
                .getStatus()
                .getAllowed();
    }

    @Override
    public void close() {
        client.namespaces().withName(namespace).delete();
        client.namespaces().withName(games).delete();
        server.close();
        client.close();
    }
}
