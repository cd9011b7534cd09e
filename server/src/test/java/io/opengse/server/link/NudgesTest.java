package io.opengse.server.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import org.junit.jupiter.api.Test;

class NudgesTest {
    @Test
    void aNewStreamLooksAtEverything() throws InterruptedException {
        Nudges.Work first = new Nudges().take();

        assertThat(first.orders()).isTrue();
        assertThat(first.desired()).isTrue();
        assertThat(first.acknowledge()).isEqualTo(-1);
        assertThat(first.end()).isEmpty();
    }

    @Test
    void manyNudgesBecomeOne() throws InterruptedException {
        Nudges nudges = new Nudges();
        nudges.take();

        for (int report = 1; report <= 5; report++) {
            nudges.orders();
            nudges.acknowledge(report);
        }
        Nudges.Work work = nudges.take();
        nudges.end(Status.OK);

        assertThat(work.orders()).isTrue();
        assertThat(work.desired()).isFalse();
        assertThat(work.acknowledge()).isEqualTo(5);
        assertThat(nudges.take().orders()).isFalse();
    }

    @Test
    void theFirstReasonToEndWins() throws InterruptedException {
        Nudges nudges = new Nudges();

        nudges.end(Status.ABORTED);
        nudges.end(Status.CANCELLED);

        assertThat(nudges.take().end()).contains(Status.ABORTED);
    }

    @Test
    void nobodyWaitsForATransportThatIsGone() throws InterruptedException {
        Nudges nudges = new Nudges();
        nudges.end(Status.CANCELLED);

        assertThat(nudges.awaitReady(() -> false)).isFalse();
    }
}
