package io.opengse.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.opengse.engine.FakeAgent;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import org.assertj.core.api.ThrowingConsumer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands in the cluster, whichever it is: see {@link TestCluster}. */
class PodProviderTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Ground ground = new Ground();

    @AfterEach
    void closeGround() throws Exception {
        ground.close();
    }

    @Test
    void aWantedInstanceGetsItsPodAndTheWordToJoin() {
        Instance instance = ground.only(ground.fleet());

        eventually(() -> {
            assertThat(names()).containsExactly(instance.id().value());
            assertThat(ground.cluster.secrets()).contains(instance.id().value());
        });
        assertThat(ground.invitations).hasValue(1);
    }

    @Test
    void laterRoundsMakeNoSecondPod() {
        ground.fleet();
        eventually(() -> assertThat(ground.invitations).hasValue(1));

        for (int round = 0; round < 5; round++) {
            ground.provider.round();
        }

        assertThat(names()).hasSize(1);
        assertThat(ground.invitations).hasValue(1);
    }

    @Test
    void twoThatActAtOnceMakeOnePod() {
        Fleet fleet = ground.fleet();
        PodProvider other = ground.another(Duration.ZERO);

        eventually(() -> {
            other.round();
            assertThat(names()).containsExactly(ground.only(fleet).id().value());
        });
    }

    @Test
    void aPodGoesWhenItsInstanceIsOver() {
        Fleet fleet = ground.fleet();
        eventually(() -> assertThat(names()).hasSize(1));

        ground.scale(fleet, 0);

        eventually(() -> assertThat(names()).isEmpty());
    }

    @Test
    void aPodWithAMatchStaysUntilItIsOver() {
        Fleet fleet = ground.fleet();
        eventually(() -> assertThat(names()).hasSize(1));
        FakeAgent agent = ground.plays(fleet);
        GameSession session = ground.bed.session(fleet);
        agent.starts().reports();

        eventually(() -> assertThat(pod()).satisfies(marked(true)));
        ground.scale(fleet, 0);
        ground.provider.round();
        assertThat(names()).hasSize(1);

        agent.exits(session.place().process(), EndReason.ENDED_BY_GAME, 0).reports();
        ground.moment();
        eventually(() -> assertThat(names()).isEmpty());
    }

    @Test
    void whereNothingIsPlayedAPodMayBeMoved() {
        ground.fleet();

        eventually(() -> assertThat(pod()).satisfies(marked(false)));
    }

    @Test
    void anEvictedPodIsReplacedAndItsMatchIsOver() {
        Fleet fleet = ground.fleet();
        eventually(() -> assertThat(names()).hasSize(1));
        FakeAgent agent = ground.plays(fleet);
        GameSession session = ground.bed.session(fleet);
        String first = ground.only(fleet).id().value();

        ground.cluster.status(first, status("Failed", "Evicted", "The node was low on resource: memory."));

        eventually(() -> {
            ground.moment();
            assertThat(names()).containsExactly(ground.only(fleet).id().value()).doesNotContain(first);
        });
        GameSession over = ground.bed.engine().sessions().find(session.id()).orElseThrow();
        assertThat(over.status()).isEqualTo(SessionStatus.ERROR);
        eventually(() -> assertThat(ground.bed.engine().hosts().list())
                .extracting(host -> host.id())
                .doesNotContain(agent.host()));
    }

    @Test
    void aPodThatIsGoneIsReplacedOnceItsAgentIsSilent() {
        Fleet fleet = ground.fleet();
        eventually(() -> assertThat(names()).hasSize(1));
        FakeAgent agent = ground.plays(fleet);
        String first = ground.only(fleet).id().value();

        ground.cluster.delete(first);
        ground.bed.engine().hosts().disconnected(agent.host());

        eventually(() -> {
            ground.moment();
            assertThat(names()).hasSize(1).doesNotContain(first);
        });
    }

    @Test
    void aPodThatWillBeRemovedIsDrainedFirst() {
        Fleet fleet = ground.fleet();
        eventually(() -> assertThat(names()).hasSize(1));
        FakeAgent agent = ground.plays(fleet);
        String first = ground.only(fleet).id().value();
        ground.cluster.edit(
                first,
                pod -> pod.edit()
                        .editMetadata()
                        .addToFinalizers("opengse.io/test")
                        .endMetadata()
                        .build());

        ground.cluster.delete(first);

        eventually(() -> assertThat(
                        ground.bed.engine().hosts().require(agent.host()).drains())
                .isTrue());
        ground.moment();
        assertThat(ground.bed.engine().instances().living(fleet.id()))
                .anyMatch(instance -> instance.status() == InstanceStatus.PENDING);
        ground.cluster.edit(
                first,
                pod -> pod.edit().editMetadata().withFinalizers().endMetadata().build());
    }

    @Test
    void whatTheClusterSaysStandsAtTheInstance() {
        Fleet fleet = ground.fleet();
        eventually(() -> assertThat(names()).hasSize(1));
        PodStatus waiting = new PodStatusBuilder()
                .withPhase("Pending")
                .addNewCondition()
                .withType("PodScheduled")
                .withStatus("False")
                .withReason("Unschedulable")
                .withMessage("0/3 nodes are available")
                .endCondition()
                .build();

        ground.cluster.status(ground.only(fleet).id().value(), waiting);

        eventually(() -> assertThat(ground.only(fleet).reason())
                .isEqualTo("waits for its pod: Pending, Unschedulable: 0/3 nodes are available"));
    }

    @Test
    void whyAnAgentEndsAgainAndAgainStandsAtTheInstance() {
        Fleet fleet = ground.fleet();
        eventually(() -> assertThat(names()).hasSize(1));
        PodStatus restarted = restarted(3, 1, "gse: …\n  this machine could not join\n");

        ground.cluster.status(ground.only(fleet).id().value(), restarted);

        eventually(() -> assertThat(ground.only(fleet).reason())
                .isEqualTo("waits for its pod: Running, container agent was restarted 3 times, last after exit code 1:"
                        + " this machine could not join"));
    }

    @Test
    void anAgentThatRestartsInItsPodIsTheSameHostAndItsMatchIsOver() {
        restarts((agent, game) -> agent.exits(game, EndReason.CRASHED, 137)); // its journal outlives its container
    }

    @Test
    void soItIsThoughItsJournalIsGone() {
        restarts(FakeAgent::forgets);
    }

    @Test
    void aPodFromWhichNobodyJoinsIsMadeAnew() {
        Fleet fleet = ground.fleet();
        eventually(() -> assertThat(ground.invitations).hasValue(1));
        String uid = pod().getMetadata().getUid();
        PodProvider later = ground.another(Ground.PATIENCE.plusMinutes(1));

        await().atMost(LONG).untilAsserted(() -> {
            later.round();
            assertThat(ground.cluster.pods())
                    .noneMatch(pod -> pod.getMetadata().getUid().equals(uid));
        });
        eventually(() -> {
            assertThat(names()).containsExactly(ground.only(fleet).id().value());
            assertThat(ground.invitations).hasValueGreaterThan(1);
        });
    }

    @Test
    void aTemplateThatIsMissingIsNamedAtTheInstance() {
        Fleet fleet = ground.fleet(Map.of(PodTemplates.TAG, "large"));

        eventually(() -> assertThat(ground.only(fleet).reason())
                .contains("it cannot be made", "pod template large", "kubernetes-templates"));
    }

    @Test
    void podsOfOthersAreLeftAlone() {
        ground.cluster.create(new PodBuilder()
                .withNewMetadata()
                .withName("theirs")
                .addToLabels(PodLabels.INSTALLATION, "another")
                .addToLabels(PodLabels.INSTANCE, "theirs")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("agent")
                .withImage("registry.example/opengse:1")
                .endContainer()
                .endSpec()
                .build());
        Fleet fleet = ground.fleet();

        eventually(() -> assertThat(names())
                .containsExactlyInAnyOrder("theirs", ground.only(fleet).id().value()));
    }

    @Test
    void aHostIsThereAsLongAsItsAgentSpeaks() {
        Fleet fleet = ground.fleet();
        eventually(() -> assertThat(names()).hasSize(1));
        FakeAgent agent = ground.plays(fleet);

        ground.cluster.delete(agent.host().value());
        eventually(() -> assertThat(names()).isEmpty());

        assertThat(ground.bed
                        .engine()
                        .hosts()
                        .require(new HostId(agent.host().value()))
                        .status())
                .isEqualTo(HostStatus.CONNECTED);
    }

    /** Until it is so; a round each time. */
    private void eventually(ThrowingRunnable assertion) {
        await().atMost(LONG).untilAsserted(() -> {
            ground.provider.round();
            assertion.run();
        });
    }

    private java.util.List<String> names() {
        return ground.cluster.pods().stream()
                .map(pod -> pod.getMetadata().getName())
                .toList();
    }

    private Pod pod() {
        assertThat(ground.cluster.pods()).hasSize(1);
        return ground.cluster.pods().getFirst();
    }

    private static ThrowingConsumer<Pod> marked(boolean busy) {
        return pod -> {
            assertThat(pod.getMetadata().getLabels()).containsEntry(PodLabels.BUSY, Boolean.toString(busy));
            assertThat(pod.getMetadata().getAnnotations())
                    .containsEntry("cluster-autoscaler.kubernetes.io/safe-to-evict", Boolean.toString(!busy));
        };
    }

    private void restarts(BiConsumer<FakeAgent, ProcessId> whatItSaysOfItsGame) {
        Fleet fleet = ground.fleet();
        eventually(() -> assertThat(names()).hasSize(1));
        FakeAgent agent = ground.plays(fleet);
        GameSession match = ground.bed.session(fleet);
        agent.starts().reports();
        Pod before = pod();

        ground.bed.engine().hosts().disconnected(agent.host());
        ground.cluster.status(before.getMetadata().getName(), restarted(1, 137, "Killed"));
        ground.moment();
        eventually(() -> assertThat(pod()).satisfies(marked(true)));

        whatItSaysOfItsGame.accept(agent, match.place().process());
        agent.connects();
        ground.moment();
        agent.runs(ground.only(fleet));
        ground.moment();

        assertThat(ground.bed.now(match).status()).isEqualTo(SessionStatus.ERROR);
        assertThat(ground.bed.session(fleet).place().host()).isEqualTo(agent.host());
        eventually(() -> assertThat(pod().getMetadata().getUid())
                .isEqualTo(before.getMetadata().getUid()));
    }

    private static PodStatus restarted(int times, int exitCode, String lastWords) {
        return new PodStatusBuilder()
                .withPhase("Running")
                .addNewContainerStatus()
                .withName("agent")
                .withImage("registry.example/opengse:1")
                .withImageID("")
                .withReady(false)
                .withRestartCount(times)
                .withNewLastState()
                .withNewTerminated()
                .withExitCode(exitCode)
                .withMessage(lastWords)
                .endTerminated()
                .endLastState()
                .endContainerStatus()
                .build();
    }

    private static PodStatus status(String phase, String reason, String message) {
        return new PodStatusBuilder()
                .withPhase(phase)
                .withReason(reason)
                .withMessage(message)
                .build();
    }
}
