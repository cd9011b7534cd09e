package io.opengse.agent.process;

import static io.opengse.agent.process.Processes.NOON;
import static io.opengse.agent.process.Processes.TIMES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HealthRulesTest {
    @Test
    void theFirstCheckComesOneIntervalAfterReady() {
        GameProcess ready = apply(
                Processes.launching(),
                new ProcessEvent.ReadyCalled(new Endpoint(1, 2, List.of(), NOON.plusSeconds(5))),
                NOON.plusSeconds(5));

        assertThat(ready.nextDue()).isEqualTo(NOON.plusSeconds(65));
    }

    @Test
    void aCheckIsAnsweredWithinItsWindow() {
        Step.Moved moved =
                (Step.Moved) ProcessRules.next(Processes.ready(), new ProcessEvent.Due(), TIMES, NOON.plusSeconds(60));

        assertThat(moved.effects()).containsExactly(new ProcessEffect.CheckHealth(7001, Duration.ofSeconds(60)));
    }

    @Test
    void theNextCheckWaitsForTheAnswerToTheLast() {
        GameProcess checking = apply(Processes.ready(), new ProcessEvent.Due(), NOON.plusSeconds(60));
        assertThat(checking.nextDue()).isNull();

        assertThat(answered(checking, "silent").nextDue()).isEqualTo(NOON.plusSeconds(120));
    }

    @Test
    void threeFailuresInARowMakeUnhealthyForEver() {
        GameProcess twice = answered(answered(Processes.ready(), "a"), "b");
        assertThat(twice.health().healthy()).isTrue();

        GameProcess thrice = answered(twice, "c");
        assertThat(thrice.health().healthy()).isFalse();

        GameProcess well = answered(thrice, null);
        assertThat(well.health().healthy()).isFalse();
        assertThat(well.health().detail()).isEqualTo("c");
    }

    @Test
    void aSuccessResetsTheCount() {
        GameProcess process = answered(answered(Processes.ready(), "a"), "b");

        process = answered(process, null);

        assertThat(process.health().failuresInRow()).isZero();
        assertThat(answered(answered(process, "c"), "d").health().healthy()).isTrue();
    }

    private static GameProcess answered(GameProcess process, @Nullable String failure) {
        return apply(process, new ProcessEvent.HealthAnswered(failure), NOON);
    }

    private static GameProcess apply(GameProcess process, ProcessEvent event, Instant now) {
        return ((Step.Moved) ProcessRules.next(process, event, TIMES, now)).to();
    }
}
