package io.opengse.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.simulation.saboteur.Saboteur;
import io.opengse.simulation.world.Broken;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each saboteur does one thing wrong; some seed must find out, and by one of our rules, not by accident. */
class SaboteursTest {
    private static final long SEEDS = 400;

    static List<Saboteur> saboteurs() {
        return Saboteur.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("saboteurs")
    void everySaboteurIsCaught(Saboteur saboteur) {
        assertThat(caught(saboteur)).as(saboteur.crime()).isInstanceOf(Broken.class);
    }

    private static Throwable caught(Saboteur saboteur) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            try {
                Simulation.run(seed, saboteur.hand().get());
            } catch (AssertionError found) {
                return found.getCause();
            }
        }
        return new AssertionError("nobody noticed in " + SEEDS + " seeds");
    }
}
