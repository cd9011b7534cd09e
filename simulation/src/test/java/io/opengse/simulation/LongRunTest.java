package io.opengse.simulation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The nightly run, from the project root:
 * {@code ./mvnw -q -pl simulation -am test -Dtest=LongRunTest -Dseeds=20000 -Dtest.compiler=}
 */
class LongRunTest {
    @Test
    @EnabledIfSystemProperty(named = "seeds", matches = "\\d+", disabledReason = "runs only when told -Dseeds=N")
    void soManyWorldsSurvive() {
        SimulationMain.main(new String[] {System.getProperty("seeds")});
    }
}
