package io.opengse.engine.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunningTimeTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Window WINDOW = new Window(NOON, NOON.plus(Duration.ofHours(3)));
    private static final Instant NOW = NOON.plus(Duration.ofMinutes(150));

    @Test
    void anInstanceThatNeverHadAReadyProcessDidNotRun() {
        assertThat(run(null, null)).isEmpty();
    }

    @Test
    void aRunIsCutToTheWindow() {
        Run run = run(NOON.minusSeconds(60), NOON.plusSeconds(30)).orElseThrow();

        assertThat(run.begin()).isEqualTo(NOON);
        assertThat(run.time()).hasSeconds(30);
    }

    @Test
    void aLivingInstanceRanUntilNow() {
        assertThat(run(NOON, null).orElseThrow().end()).isEqualTo(NOW);
    }

    @Test
    void whatEndedBeforeTheWindowOrBeginsAfterItIsNotInIt() {
        assertThat(run(NOON.minusSeconds(60), NOON)).isEmpty();
        assertThat(run(WINDOW.until(), null)).isEmpty();
    }

    @Test
    void runsAreSpreadOverTheSlotsTheyFallInto() {
        List<Run> runs = List.of(
                run(NOON.plus(Duration.ofMinutes(30)), NOON.plus(Duration.ofMinutes(90)))
                        .orElseThrow(),
                run(NOON.plus(Duration.ofMinutes(60)), null).orElseThrow());

        List<RunningTime.Slot> slots = RunningTime.slots(runs, WINDOW, Duration.ofHours(1));

        assertThat(slots).extracting(slot -> slot.time().toMinutes()).containsExactly(30L, 90L, 30L);
        assertThat(RunningTime.total(runs)).hasMinutes(150);
        assertThat(slots.getLast().begin()).isEqualTo(NOON.plus(Duration.ofHours(2)));
    }

    private static Optional<Run> run(@Nullable Instant active, @Nullable Instant ended) {
        Instance instance = new Instance(
                new InstanceId("ins-1"),
                new FleetId("fleet-1"),
                new HostId("h1"),
                ended == null ? InstanceStatus.ACTIVE : InstanceStatus.TERMINATED,
                5,
                false,
                0,
                "",
                NOON.minus(Duration.ofDays(1)),
                active,
                ended,
                1);
        return RunningTime.run(instance, "10.0.0.1", WINDOW, NOW);
    }
}
