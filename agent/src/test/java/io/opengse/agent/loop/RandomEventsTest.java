package io.opengse.agent.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.agent.process.Processes;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events in any order, lost answers, deaths of games and of the agent itself; {@link SmallWorld} checks every turn. */
class RandomEventsTest {
    private static final int EVENTS = 400;

    static Stream<Long> seeds() {
        return LongStream.range(0, 60).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverHappensTheRulesHold(long seed) {
        SmallWorld world = new SmallWorld(new Random(seed), Processes.NOON);
        for (int event = 0; event < EVENTS; event++) {
            world.happen();
        }

        world.heal();

        assertThat(world.running()).as("games that run in the end").hasSize(SmallWorld.DESIRED);
        assertThat(world.turns()).as("something was done").isGreaterThan(EVENTS);
    }
}
