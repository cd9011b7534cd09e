package io.opengse.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminationTimeTest {
    @Test
    void theUnitIsAMatterOfTheSettings() {
        long told = 1_700_000_000_000L;
        long shown = told + 300_000;

        assertThat(TerminationTime.UNIX_SECONDS.write(shown, told)).isEqualTo(1_700_000_300L);
        assertThat(TerminationTime.UNIX_MILLIS.write(shown, told)).isEqualTo(1_700_000_300_000L);
        assertThat(TerminationTime.DURATION_SECONDS.write(shown, told)).isEqualTo(300);
    }
}
