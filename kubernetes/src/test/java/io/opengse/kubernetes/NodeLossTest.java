package io.opengse.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.opengse.engine.FakeAgent;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes that are lost, with the controllers of a real cluster: node lifecycle, taints, and collection of pods. It takes as long
 * as those take: with bin/kube-apiserver a node is lost after seconds, and pods of a deleted one go after a minute.
 */
@EnabledIfEnvironmentVariable(named = TestCluster.REAL, matches = ".+", disabledReason = "a mock has no controllers")
class NodeLossTest {
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final String SOON_EVICTED = """
            apiVersion: v1
            kind: Pod
            spec:
              terminationGracePeriodSeconds: 1
              tolerations:
                - {key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 1}
            """;

    @TempDir
    private Path templates;

    private final List<TestNode> nodes = new ArrayList<>();
    private Ground ground;
    private RealCluster real;
    private TestNode node;
    private TestNode other;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(templates.resolve("default.yaml"), SOON_EVICTED);
        ground = new Ground(Optional.of(templates));
        real = ground.cluster.real();
        node = node();
        other = node(); // one is left, or the cluster takes it for a fault of its own
    }

    @AfterEach
    void close() throws Exception {
        real.removeByForce();
        nodes.forEach(TestNode::close);
        ground.close();
    }

    @Test
    void aLostNodeIsReplacedAndWhatComesBackIsEnded() {
        Fleet fleet = ground.fleet();
        String first = runs(fleet, node);
        FakeAgent agent = ground.plays(fleet);
        GameSession match = ground.bed.session(fleet);
        agent.starts().reports();

        ground.bed.engine().hosts().disconnected(agent.host());
        ground.provider.round();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> ground.bed.session(fleet));
        assertThat(names()).containsExactly(first);

        eventually(() -> {
            assertThat(node.ready()).isEqualTo("Unknown");
            assertThat(pod(first).getMetadata().getDeletionTimestamp()).isNotNull();
            assertThat(host(agent)).isEqualTo(HostStatus.LOST);
            ground.moment();
            assertThat(names()).hasSize(2).contains(first);
        });
        assertThat(ground.bed.now(match).status()).isEqualTo(SessionStatus.ERROR);
        assertThat(ground.bed.engine().instances().living(fleet.id())).hasSize(1);

        String second = runs(fleet, other);
        FakeAgent successor = ground.plays(fleet);
        node.beats();
        agent.connects();
        ground.moment();
        assertThat(ground.bed.engine().hosts().orders(agent.host()).ends())
                .extracting(Condemnation::process)
                .contains(match.place().process());
        assertThat(ground.bed.session(fleet).place().host()).isEqualTo(successor.host());

        real.removeByForce(first); // its kubelet does as it was told
        ground.bed.engine().hosts().disconnected(agent.host());
        eventually(() -> {
            ground.moment();
            assertThat(names()).containsExactly(second);
            assertThat(ground.bed.engine().hosts().list())
                    .singleElement()
                    .satisfies(host -> assertThat(host.id()).isEqualTo(successor.host()));
        });
    }

    @Test
    void aPodThatNobodyJoinedFromAndThatDoesNotGoIsLeftBehind() {
        Fleet fleet = ground.fleet();
        String first = runs(fleet, node);
        eventually(() ->
                assertThat(pod(first).getMetadata().getDeletionTimestamp()).isNotNull());
        assertThat(ground.only(fleet).id().value()).isEqualTo(first);

        PodProvider later = ground.another(Duration.ofMinutes(2));
        await().atMost(LONG).untilAsserted(() -> {
            other.beats();
            later.round();
            ground.moment();
            assertThat(names()).hasSize(2).contains(first);
        });

        Instance over =
                ground.bed.engine().instances().find(new InstanceId(first)).orElseThrow();
        assertThat(over.status()).isEqualTo(InstanceStatus.TERMINATED);
        assertThat(over.reason()).contains("is given up before it started", "its node does not answer");
        assertThat(ground.bed.engine().memberships().tokens())
                .noneMatch(token -> token.traits().madeFor().equals(Optional.of(over.id())));
    }

    @Test
    void podsOfANodeThatIsTakenAwayAreReplaced() {
        Fleet fleet = ground.fleet();
        String joined = runs(fleet, node);
        FakeAgent agent = ground.plays(fleet);
        ground.scale(fleet, 2);
        eventually(() -> assertThat(names()).hasSize(2));
        List<Pod> before = ground.cluster.pods();
        before.stream()
                .map(pod -> pod.getMetadata().getName())
                .filter(name -> !name.equals(joined))
                .forEach(waiting -> real.bind(waiting, node.name));

        node.delete();
        ground.bed.engine().hosts().disconnected(agent.host());

        eventually(() -> {
            ground.moment();
            assertThat(ground.cluster.pods())
                    .hasSize(2)
                    .noneMatch(pod -> before.stream()
                            .anyMatch(old -> old.getMetadata()
                                    .getUid()
                                    .equals(pod.getMetadata().getUid())));
            assertThat(names())
                    .doesNotContain(joined)
                    .containsExactlyInAnyOrderElementsOf(ground.bed.engine().instances().living(fleet.id()).stream()
                            .map(instance -> instance.id().value())
                            .toList());
        });
    }

    @Test
    void aHostThatIsSilentTooLongIsReplacedThoughItsClusterWaits() throws IOException {
        Files.writeString(
                templates.resolve("default.yaml"), SOON_EVICTED.replace("ationSeconds: 1}", "ationSeconds: 600}"));
        Fleet fleet = ground.fleet();
        String first = runs(fleet, node);
        FakeAgent agent = ground.plays(fleet);
        eventually(() -> assertThat(node.ready()).isEqualTo("Unknown"));
        ground.bed.engine().hosts().disconnected(agent.host());

        silentFor(Duration.ofMinutes(9));
        ground.provider.round();
        assertThat(host(agent)).isEqualTo(HostStatus.AWAY);
        assertThat(names()).containsExactly(first);
        assertThat(pod(first).getMetadata().getDeletionTimestamp()).isNull();

        silentFor(Duration.ofMinutes(2));
        assertThat(host(agent)).isEqualTo(HostStatus.LOST);
        eventually(() -> {
            ground.moment();
            assertThat(names()).hasSize(2).contains(first);
        });
        assertThat(pod(first).getMetadata().getDeletionTimestamp()).isNotNull();
    }

    private TestNode node() {
        TestNode made = new TestNode(real.client());
        nodes.add(made);
        return made;
    }

    /** The server listens all the time. */
    private void silentFor(Duration time) {
        for (Duration left = time; left.isPositive(); left = left.minusSeconds(20)) {
            ground.bed.sweepAfter(Duration.ofSeconds(20));
        }
    }

    /** The pod that an instance waits for is there, and runs on that node. */
    private String runs(Fleet fleet, TestNode where) {
        String pod = ground.only(fleet).id().value();
        eventually(() -> assertThat(names()).contains(pod));
        real.bind(pod, where.name);
        ground.cluster.status(pod, new PodStatusBuilder().withPhase("Running").build());
        return pod;
    }

    private void eventually(ThrowingRunnable assertion) {
        await().atMost(LONG).untilAsserted(() -> {
            other.beats();
            ground.provider.round();
            assertion.run();
        });
    }

    private HostStatus host(FakeAgent agent) {
        return ground.bed.engine().hosts().require(agent.host()).status();
    }

    private List<String> names() {
        return ground.cluster.pods().stream()
                .map(pod -> pod.getMetadata().getName())
                .toList();
    }

    private Pod pod(String name) {
        return real.client().pods().inNamespace(real.namespace()).withName(name).require();
    }
}
