package io.opengse.kubernetes;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.UUID;

/**
 * A node of a real cluster with no machine behind it: the test is its kubelet. Others schedule nothing there. As long as it
 * beats the cluster takes it for alive.
 */
final class TestNode implements AutoCloseable {
    private static final PatchContext MERGE = PatchContext.of(PatchType.STRATEGIC_MERGE);
    private static final String WELL = """
            {"status": {"conditions": [{"type": "Ready", "status": "True", "reason": "KubeletReady"}]}}
            """;
    private static final String LEASES = "kube-node-lease";

    final String name = "opengse-test-" + UUID.randomUUID();
    private final KubernetesClient client;
    private final Clock clock = Clock.systemUTC();

    TestNode(KubernetesClient client) {
        this.client = client;
        client.nodes()
                .resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewSpec()
                        .addNewTaint()
                        .withKey("opengse.io/test")
                        .withEffect("NoSchedule")
                        .endTaint()
                        .endSpec()
                        .build())
                .create();
        beats();
    }

    /** What a kubelet says all the time; where it was not heard for five seconds the node is lost, until it is heard again. */
    void beats() {
        client.leases()
                .inNamespace(LEASES)
                .resource(new LeaseBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewSpec()
                        .withHolderIdentity(name)
                        .withLeaseDurationSeconds(5)
                        .withRenewTime(ZonedDateTime.now(clock))
                        .endSpec()
                        .build())
                .createOr(lease -> lease.update());
        client.nodes()
                .withName(name)
                .subresource("status")
                .patch(MERGE, WELL); // whatever the cluster changes meanwhile
    }

    /** What the cluster says of it: True, or Unknown once nothing is heard. */
    String ready() {
        Node node = client.nodes().withName(name).require();
        return node.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("Ready"))
                .findFirst()
                .orElseThrow()
                .getStatus();
    }

    /** As whoever takes away a machine does. */
    void delete() {
        client.nodes().withName(name).delete();
    }

    @Override
    public void close() {
        delete();
        client.leases().inNamespace(LEASES).withName(name).delete();
    }
}
