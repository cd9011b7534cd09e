package io.opengse.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.cli.console.Usage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SinceTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void aMomentIsReadWithItsZone() {
        assertThat(Since.read("2026-11-22T16:00:00+08:00", NOW)).isEqualTo(NOW);
    }

    @Test
    void howLongAgoIsReadInFourUnits() {
        assertThat(Since.read("90s", NOW)).isEqualTo(NOW.minusSeconds(90));
        assertThat(Since.read("15m", NOW)).isEqualTo(NOW.minus(Duration.ofMinutes(15)));
        assertThat(Since.read("2h", NOW)).isEqualTo(NOW.minus(Duration.ofHours(2)));
        assertThat(Since.read("7d", NOW)).isEqualTo(NOW.minus(Duration.ofDays(7)));
    }

    @Test
    void whatIsNoTimeIsRefusedWithAnExample() {
        assertThatExceptionOfType(Usage.class)
                .isThrownBy(() -> Since.read("yesterday", NOW))
                .withMessageContaining("yesterday");
    }
}
