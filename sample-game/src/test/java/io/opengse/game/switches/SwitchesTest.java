package io.opengse.game.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SwitchesTest {
    @Test
    void switchesCarryTheirValues() throws BadSwitch {
        var switches = Switches.parse("--port=4000", "--health-delay=250", "--unhealthy");

        assertThat(switches.number(Switch.PORT, 0)).isEqualTo(4000);
        assertThat(switches.millis(Switch.HEALTH_DELAY)).contains(Duration.ofMillis(250));
        assertThat(switches.on(Switch.UNHEALTHY)).isTrue();
        assertThat(switches.on(Switch.HANG_HEALTH)).isFalse();
    }

    @Test
    void aValueMayBeLeftOutWhereThereIsADefault() throws BadSwitch {
        assertThat(Switches.parse("--output-flood").number(Switch.OUTPUT_FLOOD, 64))
                .isEqualTo(64);
        assertThat(Switches.parse("--output-flood=2").number(Switch.OUTPUT_FLOOD, 64))
                .isEqualTo(2);
    }

    @Test
    void anUnknownSwitchIsRefused() {
        assertThatThrownBy(() -> Switches.parse("--hang")).hasMessage("unknown switch --hang");
    }

    @Test
    void aValueOfTheWrongFormIsRefusedWithTheRightOne() {
        assertThatThrownBy(() -> Switches.parse("--port=70000")).hasMessage("--port=70000: write it as --port=PORT");
        assertThatThrownBy(() -> Switches.parse("--unhealthy=yes")).hasMessageContaining("write it as --unhealthy");
    }

    @Test
    void theUsageNamesEverySwitch() {
        for (var each : Switch.values()) {
            assertThat(Usage.text()).contains(each.flag());
        }
    }
}
