package io.opengse.simulation;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything at once, by seed. {@code -Dseed=N} replays one, {@code -Dseeds=N} runs so many; both print how to follow a
 * failure.
 */
class SurvivalTest {
    private static final long IN_EVERY_BUILD = 200;

    static LongStream seeds() {
        Long one = Long.getLong("seed");
        return one != null
                ? LongStream.of(one)
                : LongStream.rangeClosed(1, Long.getLong("seeds", IN_EVERY_BUILD));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aWorldSurvivesEverythingAtOnce(long seed) {
        Simulation.run(seed);
    }
}
