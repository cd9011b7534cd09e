package io.opengse.kubernetes;

import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.opengse.engine.id.InstanceId;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our pods in one namespace, kept up with by list and watch. Called by {@link PodProvider}; decides nothing. What is
 * there already or is gone already is no error.
 */
final class Cluster implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Cluster.class.getName());
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient client;
    private final String namespace;
    private final SharedIndexInformer<Pod> seen;

    private Cluster(KubernetesClient client, String namespace, SharedIndexInformer<Pod> seen) {
        this.client = client;
        this.namespace = namespace;
        this.seen = seen;
    }

    /**
     * Begins to look; an API server that cannot be reached is tried again and again.
     *
     * @param client closed with this
     */
    static Cluster watch(KubernetesClient client, String namespace, String installation) {
        SharedIndexInformer<Pod> seen = client.pods()
                .inNamespace(namespace)
                .withLabel(PodLabels.INSTALLATION, installation)
                .runnableInformer(0);
        seen.exceptionHandler((_, problem) -> {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "pods cannot be watched, trying again namespace=" + namespace,
                    problem);
            return true;
        });
        var _ = seen.start();
        return new Cluster(client, namespace, seen);
    }

    /** Empty until they were listed once: nothing follows from not having seen a pod yet. */
    Optional<List<SeenPod>> pods() {
        return seen.hasSynced()
                ? Optional.of(seen.getStore().list().stream()
                        .flatMap(pod -> PodReading.read(pod).stream())
                        .toList())
                : Optional.empty();
    }

    /**
     * One pod as the cluster itself says now, for a watch may lag behind; empty: there is none.
     *
     * @throws KubernetesClientException when the cluster does not answer
     */
    Optional<SeenPod> pod(InstanceId instance) {
        Pod pod = client.pods()
                .inNamespace(namespace)
                .withName(SeenPod.nameFor(instance))
                .get();
        return Optional.ofNullable(pod).flatMap(PodReading::read);
    }

    /** @throws KubernetesClientException when the cluster refuses it */
    void create(Pod pod) {
        try {
            client.pods().inNamespace(namespace).resource(pod).create();
        } catch (KubernetesClientException problem) {
            unless(problem, HttpURLConnection.HTTP_CONFLICT);
        }
    }

    /**
     * Gives a pod the secret it waits for, which goes with the pod. One that is left of an earlier pod gives way.
     *
     * @throws KubernetesClientException when the cluster refuses it
     */
    void hand(SeenPod pod, String token) {
        Secret secret = new SecretBuilder()
                .withNewMetadata()
                .withName(pod.name())
                .withLabels(Map.of(PodLabels.INSTANCE, pod.instance().value()))
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion("v1")
                        .withKind("Pod")
                        .withName(pod.name())
                        .withUid(pod.uid())
                        .build())
                .endMetadata()
                .withStringData(Map.of(PodMaker.TOKEN, token))
                .build();
        try {
            client.secrets().inNamespace(namespace).resource(secret).create();
        } catch (KubernetesClientException problem) {
            unless(problem, HttpURLConnection.HTTP_CONFLICT);
            client.secrets().inNamespace(namespace).withName(pod.name()).delete();
            client.secrets().inNamespace(namespace).resource(secret).create();
        }
    }

    /** @throws KubernetesClientException when the cluster refuses it */
    void delete(InstanceId instance) {
        client.pods().inNamespace(namespace).withName(SeenPod.nameFor(instance)).delete();
    }

    /** @throws KubernetesClientException when the cluster refuses it */
    void mark(InstanceId instance, boolean busy) {
        Map<String, Object> metadata = Map.of(
                "labels", Map.of(PodLabels.BUSY, Boolean.toString(busy)),
                "annotations", PodLabels.annotations(busy));
        String patch = client.getKubernetesSerialization().asJson(Map.of("metadata", metadata));
        try {
            client.pods()
                    .inNamespace(namespace)
                    .withName(SeenPod.nameFor(instance))
                    .patch(MERGE, patch);
        } catch (KubernetesClientException problem) {
            unless(problem, HttpURLConnection.HTTP_NOT_FOUND);
        }
    }

    private static void unless(KubernetesClientException problem, int code) {
        if (problem.getCode() != code) {
            throw problem;
        }
    }

    @Override
    public void close() {
        seen.close();
        client.close();
    }
}
