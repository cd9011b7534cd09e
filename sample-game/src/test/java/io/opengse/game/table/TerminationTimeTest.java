package io.opengse.game.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TerminationTimeTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant IN_FIVE_MINUTES = NOW.plusSeconds(300);

    @Test
    void aSecondOfTheEpochIsThatInstant() {
        assertThat(TerminationTime.read(IN_FIVE_MINUTES.getEpochSecond(), NOW)).isEqualTo(IN_FIVE_MINUTES);
    }

    @Test
    void aMillisecondOfTheEpochIsThatInstant() {
        assertThat(TerminationTime.read(IN_FIVE_MINUTES.toEpochMilli(), NOW)).isEqualTo(IN_FIVE_MINUTES);
    }

    @Test
    void aSmallNumberIsADurationFromNow() {
        assertThat(TerminationTime.read(300, NOW)).isEqualTo(IN_FIVE_MINUTES);
    }

    @Test
    void zeroAndMinusOneMeanAtAnyTime() {
        assertThat(TerminationTime.read(0, NOW)).isEqualTo(NOW);
        assertThat(TerminationTime.read(-1, NOW)).isEqualTo(NOW);
    }
}
