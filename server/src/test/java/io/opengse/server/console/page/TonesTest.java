package io.opengse.server.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.event.EventCode;
import io.opengse.server.console.block.Tone;
import org.junit.jupiter.api.Test;

class TonesTest {
    @Test
    void aFleetThatNeedsNoScalingIsNoWarning() {
        assertThat(Tones.of(EventCode.FLEET_NOT_SCALED)).isEqualTo(Tone.PLAIN);
    }

    @Test
    void anAwayHostIsAWarning() {
        assertThat(Tones.of(EventCode.HOST_AWAY)).isEqualTo(Tone.WARNING);
    }

    @Test
    void everyAlarmIsBad() {
        assertThat(Tones.troubles())
                .allSatisfy(code -> assertThat(Tones.of(code)).isEqualTo(Tone.BAD));
    }
}
