package io.opengse.engine.scaling;

import static io.opengse.engine.scaling.CustomCountMeaning.FREE;
import static io.opengse.engine.scaling.CustomCountMeaning.REPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each metric of behaviour.md 9.3. */
class FleetCountsTest {
    private static final FleetCounts COUNTS = new FleetCounts(4, 10, 25, 200, 85, 100);

    @ParameterizedTest
    @CsvSource({
        "CURRENT_PLAYER_SESSIONS, 200",
        "AVAILABLE_GAME_SERVER_SESSIONS, 15",
        "PERCENT_AVAILABLE_GAME_SERVER_SESSIONS, 37.5",
        "AVAILABLE_CUSTOM_COUNT, 15",
        "PERCENT_AVAILABLE_CUSTOM_COUNT, 15",
        "ACTIVE_INSTANCES, 4",
        "IDLE_INSTANCES, 1.5",
        "PERCENT_IDLE_INSTANCES, 37.5",
    })
    void aMetricHasItsValue(Metric metric, double value) {
        assertThat(COUNTS.value(metric, FREE)).hasValue(value);
    }

    @Test
    void customCountsAreTakenToTheLetterWhereTheInstallationSaysSo() {
        assertThat(COUNTS.value(Metric.AVAILABLE_CUSTOM_COUNT, REPORTED)).hasValue(85);
        assertThat(COUNTS.value(Metric.PERCENT_AVAILABLE_CUSTOM_COUNT, REPORTED))
                .hasValue(85);
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void aPercentageOfNothingIsUndefinedAndEverythingElseIsZero(Metric metric) {
        FleetCounts nothing = new FleetCounts(0, 10, 0, 0, 0, 0);

        if (metric.isPercentage()) {
            assertThat(nothing.value(metric, FREE)).isEmpty();
        } else {
            assertThat(nothing.value(metric, FREE)).hasValue(0);
        }
    }

    @Test
    void moreSessionsThanSlotsLeaveNothingFree() {
        FleetCounts shrinking = new FleetCounts(1, 2, 5, 0, 120, 100);

        assertThat(shrinking.value(Metric.AVAILABLE_GAME_SERVER_SESSIONS, FREE)).hasValue(0);
        assertThat(shrinking.value(Metric.AVAILABLE_CUSTOM_COUNT, FREE)).hasValue(0);
    }
}
