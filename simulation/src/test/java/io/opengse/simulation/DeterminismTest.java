package io.opengse.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run is a function of its seed: what cannot be replayed cannot be mended. */
class DeterminismTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 7, 19})
    void oneSeedIsOneStory(long seed) {
        assertThat(Simulation.digest(seed)).isEqualTo(Simulation.digest(seed));
    }
}
