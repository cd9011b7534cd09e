package io.opengse.engine.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.instance.CapacityChanges.Wish;
import io.opengse.engine.problem.Problem;
import io.opengse.engine.problem.Refused;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityChangesTest {
    private final TestBed bed = new TestBed();
    private final FakeAgent host = bed.host("h1");
    private final Fleet fleet = bed.fleet();

    @Test
    void whatIsLeftOutStaysAndTheDesiredCountFollowsTheRange() {
        active();
        update(new Wish(2, 5, null, Duration.ofMinutes(4)));

        assertThat(bed.engine().capacities().require(fleet.id()))
                .extracting("minimum", "maximum", "desired", "cooldown", "scaledAt")
                .containsExactly(2, 5, 2, Duration.ofMinutes(4), bed.now());
        assertThat(bed.engine().instances().living(fleet.id())).hasSize(2);
        assertThat(bed.told(EventCode.FLEET_SCALING_EVENT).getFirst())
                .isEqualTo("Capacity changed to desired 2 (was 1), minimum 2 (was 0), maximum 5 (was 1), cooldown 4"
                        + " (was 10) minutes: set by hand.");
    }

    @Test
    void nothingIsToldWhenNothingChanges() {
        update(new Wish(0, 1, 1, null));

        assertThat(bed.told(EventCode.FLEET_SCALING_EVENT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-1,,,, MinSize",
        ",0,,, MaxSize",
        "3,2,,, MinSize 3 is more",
        "1,5,6,, DesiredInstances is 6",
        "1,5,0,, DesiredInstances is 0",
        ",,,2, 3 to 30 are",
        ",,,31, 3 to 30 are",
    })
    void aValueOutsideItsLimitsIsNamed(
            @Nullable Integer minimum,
            @Nullable Integer maximum,
            @Nullable Integer desired,
            @Nullable Integer minutes,
            String word) {
        active();
        Wish wish = new Wish(minimum, maximum, desired, minutes == null ? null : Duration.ofMinutes(minutes));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> update(wish))
                .withMessageContaining(word)
                .extracting(Refused::problem)
                .isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void untilAFleetWasActiveOneInstanceIsAllowed() {
        update(new Wish(0, 1, 0, null));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> update(new Wish(null, 2, null, null)))
                .withMessageContaining("ACTIVATING");
    }

    @Test
    void allFleetsTogetherStayWithinTheQuota() {
        active();
        bed.fleet(Samples.newFleet());
        update(new Wish(null, 19, null, null));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> update(new Wish(null, 20, null, null)))
                .withMessageContaining("together 21 instances, the quota is 20")
                .extracting(Refused::problem)
                .isEqualTo(new Problem.LimitReached(problem(), Problem.Limit.INSTANCES));
        update(new Wish(null, 18, null, null));
    }

    @Test
    void automaticScalingIsStoppedAndStarted() {
        bed.engine().capacityChanges().setAutomatic(fleet.id(), false, "test");
        assertThat(bed.engine().capacities().require(fleet.id()).automatic()).isFalse();

        bed.engine().capacityChanges().setAutomatic(fleet.id(), true, "test");
        assertThat(bed.engine().capacities().require(fleet.id()).automatic()).isTrue();
        assertThat(bed.told(EventCode.FLEET_SCALING_EVENT)).hasSize(2);
    }

    private static String problem() {
        return "MaxSize 20 would allow all fleets together 21 instances, the quota is 20 (setting instance-quota):"
                + " lower the MaxSize of another fleet, or raise the quota";
    }

    private void active() {
        host.runs(bed.engine().instances().living(fleet.id()).getFirst());
    }

    private void update(Wish wish) {
        bed.engine().capacityChanges().update(fleet.id(), wish, "test");
    }
}
