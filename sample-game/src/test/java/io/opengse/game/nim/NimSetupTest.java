package io.opengse.game.nim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.game.nim.NimSetup.BadSetup;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NimSetupTest {
    @Test
    void gamePropertiesSetUpTheMatch() throws BadSetup {
        assertThat(NimSetup.from(Map.of("sticks", "21", "most", "4", "last", "loses", "map", "desert")))
                .isEqualTo(new NimSetup(21, 4, LastStick.LOSES));
    }

    @Test
    void withoutPropertiesItIsTheUsualGame() throws BadSetup {
        assertThat(NimSetup.from(Map.of())).isEqualTo(NimSetup.USUAL);
    }

    @Test
    void aNumberOutOfRangeIsRefusedWithItsLimits() {
        assertThatThrownBy(() -> NimSetup.from(Map.of("sticks", "100")))
                .isInstanceOf(BadSetup.class)
                .hasMessage("game property sticks=100: must be a whole number 3 to 99");
    }

    @Test
    void aWordForANumberIsRefused() {
        assertThatThrownBy(() -> NimSetup.from(Map.of("most", "many"))).hasMessageContaining("most=many");
    }

    @Test
    void anUnknownEndIsRefused() {
        assertThatThrownBy(() -> NimSetup.from(Map.of("last", "draws"))).hasMessageContaining("wins or loses");
    }
}
