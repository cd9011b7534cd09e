package io.opengse.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.id.PlacementId;
import io.opengse.engine.placement.Outcomes.Telling;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomesTest {
    private final PlacementBed queue = new PlacementBed();
    private final Outcomes outcomes = queue.bed.engine().outcomes();

    @Test
    void aQueueWithoutAWebhookTellsNobody() {
        ended("p1");
        tell("https://example.org/");

        assertThat(taken()).isEmpty();
    }

    @Test
    void anOutcomeIsDueAgainAfterLongerAndLongerPausesUntilItIsTold() {
        tell("https://example.org/");
        ended("p1");

        assertThat(attempts()).containsExactly(1);
        assertThat(attempts()).isEmpty();
        queue.bed.later(Duration.ofSeconds(20));
        assertThat(attempts()).containsExactly(2);
        queue.bed.later(Duration.ofSeconds(39));
        assertThat(attempts()).isEmpty();
        queue.bed.later(Duration.ofSeconds(1));
        assertThat(attempts()).containsExactly(3);
        outcomes.told(new PlacementId("p1"));
        queue.bed.later(Duration.ofHours(1));
        assertThat(attempts()).isEmpty();
    }

    @Test
    void aQueueGetsNoMoreThanItHasRoomFor() {
        tell("https://example.org/");
        ended("p1");
        ended("p2");

        assertThat(outcomes.take(_ -> 0)).isEmpty();
        assertThat(outcomes.take(_ -> 1)).hasSize(1);
        assertThat(outcomes.take(_ -> 9)).hasSize(1);
    }

    @Test
    void whoeverDoesNotListenForADayIsNotToldAnyMore() {
        tell("https://example.org/");
        ended("p1");

        queue.bed.sweepAfter(Duration.ofHours(25));

        assertThat(taken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/",
                "file:///etc/passwd",
                "example.org",
                "http://",
                "http://a:b@c/",
                "http://a b/"
            })
    void onlyHttpCanBeTold(String url) {
        assertThatThrownBy(() -> tell(url)).hasMessageContaining("no address outcomes can be posted to");
    }

    private void tell(String url) {
        queue.bed.engine().queues().tellOutcomes(PlacementBed.QUEUE, url, (_, secret) -> secret, "test");
    }

    private void ended(String id) {
        queue.start(id);
        queue.bed.engine().placements().stop(new PlacementId(id), "test");
    }

    private List<Telling> taken() {
        return outcomes.take(_ -> 9);
    }

    private List<Integer> attempts() {
        return taken().stream().map(Telling::attempt).toList();
    }
}
