package io.opengse.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {
    @Test
    void waitingTimesDoubleFrom200MillisecondsTo5Seconds() {
        BackOff backOff = new BackOff(new Random(1));

        for (long whole : new long[] {200, 400, 800, 1600, 3200, 5000, 5000}) {
            assertThat(backOff.next()).isBetween(Duration.ofMillis(whole / 2), Duration.ofMillis(whole));
        }
        backOff.reset();
        assertThat(backOff.next()).isLessThanOrEqualTo(Duration.ofMillis(200));
        assertThat(backOff.isFirst()).isTrue();
    }
}
