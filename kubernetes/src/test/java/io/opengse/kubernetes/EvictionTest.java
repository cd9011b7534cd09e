package io.opengse.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.opengse.engine.FakeAgent;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.session.GameSession;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Somebody empties a node of a real cluster, whose API server and disruption controller know the chart's budget. */
@EnabledIfEnvironmentVariable(named = TestCluster.REAL, matches = ".+", disabledReason = "a mock evicts everything")
class EvictionTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Ground ground = new Ground();
    private final RealCluster real = ground.cluster.real();

    @BeforeEach
    void protectMatches() {
        real.protectMatches();
    }

    @AfterEach
    void closeGround() throws Exception {
        ground.close();
    }

    @Test
    void aPodWithAMatchStaysAndOneWithoutGoes() {
        Fleet fleet = ground.fleet();
        eventually(() -> assertThat(ground.cluster.pods()).hasSize(1));
        FakeAgent agent = ground.plays(fleet);
        String pod = ground.only(fleet).id().value();
        ground.cluster.status(pod, new PodStatusBuilder().withPhase("Running").build());
        GameSession session = ground.bed.session(fleet);
        agent.starts().reports();
        eventually(() -> assertThat(busy()).isEqualTo("true"));

        assertThat(real.evicts(pod)).isFalse();

        agent.exits(session.place().process(), EndReason.ENDED_BY_GAME, 0).reports();
        ground.moment();
        eventually(() -> assertThat(busy()).isEqualTo("false"));
        assertThat(real.evicts(pod)).isTrue();
        ground.bed.engine().hosts().disconnected(agent.host());
        eventually(() -> {
            ground.moment();
            assertThat(ground.cluster.pods())
                    .singleElement()
                    .extracting(one -> one.getMetadata().getName())
                    .isNotEqualTo(pod);
        });
    }

    private String busy() {
        return ground.cluster.pods().getFirst().getMetadata().getLabels().get(PodLabels.BUSY);
    }

    private void eventually(ThrowingRunnable assertion) {
        await().atMost(LONG).untilAsserted(() -> {
            ground.provider.round();
            assertion.run();
        });
    }
}
